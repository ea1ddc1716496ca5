import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

export const returnAllAndLimit: INodeProperties[] = [
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    displayOptions: { show: { returnAll: [false] } },
    default: 50,
    description: 'Max number of results to return',
  },
];

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
