import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { incomingFrom, type RecordFormat } from '../../../../contacts/mapping';
import { SourceRecordSchema } from '../../../../contacts/model/source-record';
import { unreadableFields } from '../../../../contacts/model/unreadable-fields';
import { isSupportedCountry } from '../../../../contacts/normalize/libphonenumber';
import { importedPerson } from '../../../../contacts/normalize/imported-person';
import {
  IncomingRecordSchema,
  readIncomingRecord,
  type IncomingReading,
} from '../../../../contacts/normalize/incoming-record';
import type { z } from '../../../../contacts/model/zod';
import { textParameter } from '../each-item';
import { readRecordFormat } from './record-format';

/**
 * Reads what a system says about a person: in that system's own words, an item of Contact Import as it is, anything else field
 * by field.
 * @throws {NodeOperationError} naming the fields that cannot be read, never their values; nothing was saved.
 */
export function incomingItem(
  node: IExecuteFunctions,
  item: number,
  format: RecordFormat | null = readRecordFormat(node, item),
): IncomingReading {
  const json = recordParameter(node, item);
  const imported = format === null ? SourceRecordSchema.safeParse(json) : null;
  if (imported?.success) return { record: importedPerson(imported.data), leftOut: [] };
  const country = (textParameter(node, 'country', item) ?? 'US').toUpperCase();
  if (!isSupportedCountry(country))
    throw new NodeOperationError(node.getNode(), 'The default country is not known', {
      itemIndex: item,
      description: 'Nothing was saved. Give the two letters of a country, e.g. US.',
    });
  return readIncomingRecord(
    format === null ? ownRecord(node, item, json) : mapped(node, item, format, json),
    country,
  );
}

/** @throws {NodeOperationError} */
function ownRecord(
  node: IExecuteFunctions,
  item: number,
  json: IDataObject,
): z.output<typeof IncomingRecordSchema> {
  const system = textParameter(node, 'system', item);
  const parsed = IncomingRecordSchema.safeParse({ ...json, ...(system !== null && { system }) });
  if (parsed.success) return parsed.data;
  throw new NodeOperationError(
    node.getNode(),
    `The item does not say who said it, or what: ${unreadableFields(parsed.error).slice(0, 3).join(', ')} cannot be read`,
    {
      itemIndex: item,
      description:
        'Nothing was saved. Give the system in "System", and the fields as they are named in the description of "Record".',
    },
  );
}

/** @throws {NodeOperationError} it is of another shape, or speaks of nobody */
function mapped(
  node: IExecuteFunctions,
  item: number,
  format: RecordFormat,
  json: IDataObject,
): z.output<typeof IncomingRecordSchema> {
  const outcome = incomingFrom(format, json, { contactIdsOf: null });
  if (outcome.kind === 'record') return IncomingRecordSchema.parse(outcome.record);
  const [message, description] =
    outcome.kind === 'nobody'
      ? [
          'The visitor has told nothing about themselves',
          'Nothing was saved. Leave such conversations out before this node, or let it continue.',
        ]
      : [
          `The item is not in the chosen "Record Format": ${outcome.fields.slice(0, 3).join(', ')} cannot be read`,
          'Nothing was saved. Choose the format of the system the record is from, and give the part of the item that holds it in "Record".',
        ];
  throw new NodeOperationError(node.getNode(), message, { itemIndex: item, description });
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
