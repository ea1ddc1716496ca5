import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import { JsonSchema, type Json } from '../../../contacts/model/person-record';
import { z } from '../../../contacts/model/zod';

const JsonObjectSchema = z.record(z.string(), JsonSchema);
export type JsonObject = { readonly [key: string]: Json };

/**
 * A JSON object, or the text of one: undefined when it is empty or not there, null when an expression says null.
 * @throws {NodeOperationError} something else; names the parameter
 */
export function jsonObjectOf(
  context: IExecuteFunctions,
  displayName: string,
  value: unknown,
  itemIndex: number,
): JsonObject | null | undefined {
  if (value === null) return null;
  if (value === undefined || value === '') return undefined;
  const read = JsonObjectSchema.safeParse(typeof value === 'string' ? parsed(value) : value);
  if (read.success) return read.data;
  throw new NodeOperationError(context.getNode(), `"${displayName}" is not a JSON object`, {
    description: 'Correct the field of this item. Nothing was changed in DomIQ.',
    itemIndex,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
