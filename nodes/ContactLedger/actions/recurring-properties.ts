import type { IExecuteFunctions } from 'n8n-workflow';

/** How many the user wants; undefined for all. */
export function wantedLimit(node: IExecuteFunctions): number | undefined {
  if (node.getNodeParameter('returnAll', 0, false) === true) return undefined;
  return positiveNumber(node.getNodeParameter('limit', 0, 50), 50);
}

/** A whole number of at least 1, whatever an expression gave. */
export function positiveNumber(value: unknown, otherwise: number): number {
  const number = Math.floor(Number(value));
  return Number.isFinite(number) && number >= 1 ? number : otherwise;
}
