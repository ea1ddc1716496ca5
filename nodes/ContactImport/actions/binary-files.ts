import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import { sourceSystems, type SourceSystem } from '../../../contacts/model/source-record';
import type { ImportFile } from '../../../contacts/sources/sniff-file';

/**
 * The binary fields of one item that are to be read, in the order of the item. `*` stands for all; a name also stands
 * for the numbered fields a form makes of several files: `propertyradar` for `propertyradar_0` and `propertyradar0`.
 */
export function fieldsToRead(binary: IBinaryKeyData | undefined, wanted: string): string[] {
  const names = wanted
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const present = Object.keys(binary ?? {});
  if (names.includes('*')) return present;
  return present.filter((field) =>
    names.some(
      (name) => field === name || (field.startsWith(name) && /^[_\s-]?\d+$/.test(field.slice(name.length))),
    ),
  );
}

/** The source an upload field speaks of by its name, e.g. `propertyradar_0`; undefined when it says nothing. */
export function sourceHintOf(field: string): SourceSystem | undefined {
  const folded = field.toLowerCase().replace(/[^a-z]/g, '');
  return sourceSystems.find((source) => source !== 'csv' && source !== 'manual' && folded.startsWith(source));
}

/** One uploaded file: streamed from n8n's binary store when it lies there, else taken from the item. */
export function binaryFile(
  this: IExecuteFunctions,
  itemIndex: number,
  field: string,
  binary: IBinaryKeyData,
): ImportFile {
  const { id, fileName } = binary[field] ?? {};
  const openStream = async () => await this.helpers.getBinaryStream(id ?? '');
  const readBuffer = async () => await this.helpers.getBinaryDataBuffer(itemIndex, field);
  return {
    fileName: fileName ?? field,
    async *openBytes() {
      if (!id) {
        yield await readBuffer();
        return;
      }
      for await (const chunk of await openStream()) yield chunk as Uint8Array;
    },
  };
}
