import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

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
  throw new NodeOperationError(context.getNode(), '"Lead Score" is not a number', {
    description: 'Correct the field of this item. Nothing was changed in DomIQ.',
    itemIndex,
  });
}
