import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { unreadableFields } from '../../../contacts/model/unreadable-fields';
import type { z } from '../../../contacts/model/zod';
import { failedItem } from '../../actions/failed-item';

/** The items of a batch that could be read, and those that go on as failed. */
export interface ItemsRead<Value> {
  readonly values: readonly Value[];
  /** One item for each that could not be read; empty unless the node continues on fail. */
  readonly refused: readonly INodeExecutionData[];
}

interface Reading<Value> {
  readonly schema: z.ZodType<Value>;
  /** What an item should be, e.g. "a conversation". */
  readonly what: string;
  /** Where such items come from, for the operator. */
  readonly remedy: string;
  /** Fields that may be repeated so that the item can be found; never personal data. */
  readonly identifiedBy: readonly string[];
}

/**
 * Reads every input item. Items without any field (a node that put out nothing, with "Always Output Data" on)
 * are left out. Of what cannot be read only the names of the fields are said, never their values.
 * @throws {NodeOperationError} at the first such item, unless the node continues on fail; nothing was saved.
 */
export function readItems<Value>(node: IExecuteFunctions, reading: Reading<Value>): ItemsRead<Value> {
  const values: Value[] = [];
  const refused: INodeExecutionData[] = [];
  for (const [item, { json }] of node.getInputData().entries()) {
    if (Object.keys(json).length === 0) continue;
    const parsed = reading.schema.safeParse(json);
    if (parsed.success) {
      values.push(parsed.data);
      continue;
    }
    const error = new NodeOperationError(node.getNode(), sentence(reading.what, parsed.error), {
      itemIndex: item,
      description: `It was not saved. ${reading.remedy}`,
    });
    if (!node.continueOnFail()) throw error;
    const known = identifying(json, reading.identifiedBy);
    refused.push(failedItem(node, { error, pairedItem: { item }, known }));
  }
  return { values, refused };
}

function sentence(what: string, error: z.ZodError): string {
  const paths = unreadableFields(error);
  const named = paths.slice(0, 3).join(', ');
  return `The item is not ${what}: ${named}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''} cannot be read`;
}

function identifying(json: IDataObject, fields: readonly string[]): IDataObject {
  const known = fields.filter((field) => typeof json[field] === 'string' || typeof json[field] === 'number');
  return Object.fromEntries(known.map((field) => [field, json[field]]));
}
