import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { sourceSystems, type SourceSystem } from '../../../contacts/model/source-record';
import { isSupportedCountry } from '../../../contacts/normalize/libphonenumber';
import { encodings, type Encoding } from '../../../contacts/sources/encoding';
import { isMappableField, type MappableField } from '../../../contacts/sources/fields';
import type { ImportOptions } from '../../../contacts/sources/import-options';

/** What an operator set for one item. */
export interface ImportSettings {
  readonly options: ImportOptions;
  readonly stopsAtUnreadableFile: boolean;
}

/** Reads and checks the parameters for one item. @throws {NodeOperationError} a value that is not in the list. */
export function importSettings(this: IExecuteFunctions, itemIndex: number): ImportSettings {
  const refuse = (parameter: string, advice: string): never => {
    throw new NodeOperationError(this.getNode(), `"${parameter}" has a value that is not known`, {
      itemIndex,
      description: `Nothing was imported. ${advice}`,
    });
  };
  const source = this.getNodeParameter('source', itemIndex, 'auto') as string;
  const region = this.getNodeParameter('region', itemIndex, 'US') as string;
  const given = this.getNodeParameter('options', itemIndex, {}) as IDataObject;
  if (!isSource(source)) return refuse('Source', `Use one of: auto, ${sourceSystems.join(', ')}.`);
  if (!isSupportedCountry(region))
    return refuse('Default Country', 'Use a two-letter country code such as US.');
  const encoding = given.encoding ?? 'auto';
  if (!isEncoding(encoding)) return refuse('Encoding', `Use one of: auto, ${encodings.join(', ')}.`);
  const delimiter = given.delimiter === 'tab' ? '\t' : (given.delimiter ?? 'auto');
  if (
    typeof delimiter !== 'string' ||
    (delimiter !== 'auto' && (delimiter.length !== 1 || /["\r\n]/.test(delimiter)))
  ) {
    return refuse('Delimiter', 'Use one character, or auto.');
  }
  const columns =
    columnMapping(given.columnMapping) ??
    refuse('Column Mapping', 'Choose a field from the list for every column.');
  return {
    stopsAtUnreadableFile: given.onUnreadableFile === 'stop',
    options: {
      region,
      source,
      columns,
      includeInactive: given.includeInactive !== false,
      ...(encoding === 'auto' ? {} : { encoding }),
      ...(delimiter === 'auto' ? {} : { delimiter }),
    },
  };
}

/** The rows of "Column Mapping" as heading to field; empty rows are left out. null when a field is not known. */
export function columnMapping(value: unknown): Record<string, MappableField> | null {
  const rows = (value as { columns?: { column?: unknown; field?: unknown }[] } | undefined)?.columns ?? [];
  const mapping = new Map<string, MappableField>();
  for (const { column, field } of rows) {
    const head = String(column ?? '').trim();
    if (head === '') continue;
    if (typeof field !== 'string' || !isMappableField(field)) return null;
    mapping.set(head, field);
  }
  return Object.fromEntries(mapping);
}

function isSource(value: string): value is SourceSystem | 'auto' {
  return value === 'auto' || sourceSystems.some((source) => source === value);
}

function isEncoding(value: unknown): value is Encoding | 'auto' {
  return value === 'auto' || encodings.some((encoding) => encoding === value);
}
