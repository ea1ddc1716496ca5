import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { SourceRecordSchema } from '../../../../contacts/model/source-record';
import { isSupportedCountry } from '../../../../contacts/normalize/libphonenumber';
import { importedPerson } from '../../../../contacts/normalize/imported-person';
import {
  IncomingRecordSchema,
  readIncomingRecord,
  type IncomingReading,
} from '../../../../contacts/normalize/incoming-record';
import { textParameter } from '../each-item';

/**
 * Reads what a system says about a person: an item of Contact Import as it is, anything else field by field.
 * @throws {NodeOperationError} naming the fields that cannot be read, never their values; nothing was saved.
 */
export function incomingItem(node: IExecuteFunctions, item: number): IncomingReading {
  const json = recordParameter(node, item);
  const imported = SourceRecordSchema.safeParse(json);
  if (imported.success) return { record: importedPerson(imported.data), leftOut: [] };
  const system = textParameter(node, 'system', item);
  const parsed = IncomingRecordSchema.safeParse({ ...json, ...(system !== null && { system }) });
  const country = (textParameter(node, 'country', item) ?? 'US').toUpperCase();
  if (!isSupportedCountry(country))
    throw new NodeOperationError(node.getNode(), 'The default country is not known', {
      itemIndex: item,
      description: 'Nothing was saved. Give the two letters of a country, e.g. US.',
    });
  if (parsed.success) return readIncomingRecord(parsed.data, country);
  const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'the item itself'))];
  throw new NodeOperationError(
    node.getNode(),
    `The item does not say who said it, or what: ${fields.slice(0, 3).join(', ')} cannot be read`,
    {
      itemIndex: item,
      description:
        'Nothing was saved. Give the system in "System", and the fields as they are named in the description of "Record".',
    },
  );
}

function recordParameter(node: IExecuteFunctions, item: number): IDataObject {
  const value = node.getNodeParameter('record', item) as unknown;
  const read = typeof value === 'string' ? parseObject(value) : value;
  if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as IDataObject;
  throw new NodeOperationError(node.getNode(), '"Record" is not a JSON object', {
    itemIndex: item,
    description:
      'Nothing was saved. Leave it at {{ $json }}, or build an object with the fields of one person.',
  });
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
