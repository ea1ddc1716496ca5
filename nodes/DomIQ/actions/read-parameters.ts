import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import { momentParameter } from '../../actions/parameters';

export function conversationIdOf(context: IExecuteFunctions, itemIndex: number): string {
  return context.getNodeParameter('conversationId', itemIndex, '', { extractValue: true }) as string;
}

/** @throws {NodeOperationError} it is empty */
export function contactIdOf(context: IExecuteFunctions, itemIndex: number): string {
  const value = context.getNodeParameter('contactId', itemIndex, '') as unknown;
  const id = typeof value === 'number' ? String(value) : value;
  if (typeof id === 'string' && id.trim() !== '') return id.trim();
  throw new NodeOperationError(context.getNode(), '"Contact ID" is empty', {
    description: 'Enter the ID of the contact in your contact database. Nothing was done.',
    itemIndex,
  });
}

/** "Updated At" as ISO 8601 UTC; when it is empty, what else tells the moment, else now. */
export function updatedAtOf(
  context: IExecuteFunctions,
  itemIndex: number,
  otherwise: string = new Date().toISOString(),
): string {
  const value = context.getNodeParameter('updatedAt', itemIndex, '') as unknown;
  return momentParameter(context, 'Updated At', value, itemIndex) ?? otherwise;
}
