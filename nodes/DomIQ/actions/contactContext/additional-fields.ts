import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import { JsonSchema, type Json } from '../../../../contacts/model/person-record';
import { z } from '../../../../contacts/model/zod';

const EnrichmentDataSchema = z.record(z.string(), JsonSchema);

/** A text of a collection: undefined when it was not added or is empty, null when an expression says null. */
export function textOrNull(value: unknown): string | null | undefined {
  if (value === null) return null;
  const text = value === undefined ? '' : String(value);
  return text.trim() === '' ? undefined : text;
}

/** @throws {NodeOperationError} no number */
export function leadScore(
  context: IExecuteFunctions,
  value: unknown,
  itemIndex: number,
): number | null | undefined {
  if (value === null) return null;
  if (value === undefined || value === '') return undefined;
  const score = Number(value);
  if (!Number.isNaN(score)) return score;
  throw refusal(context, '"Lead Score" is not a number', itemIndex);
}

/** A JSON object, or the text of one. @throws {NodeOperationError} something else */
export function enrichmentData(
  context: IExecuteFunctions,
  value: unknown,
  itemIndex: number,
): { readonly [key: string]: Json } | null | undefined {
  if (value === null) return null;
  if (value === undefined || value === '') return undefined;
  const read = EnrichmentDataSchema.safeParse(typeof value === 'string' ? parsed(value) : value);
  if (read.success) return read.data;
  throw refusal(context, '"Enrichment Data" is not a JSON object', itemIndex);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(context: IExecuteFunctions, message: string, itemIndex: number): NodeOperationError {
  const description = 'Correct the field of this item. Nothing was changed in DomIQ.';
  return new NodeOperationError(context.getNode(), message, { description, itemIndex });
}
