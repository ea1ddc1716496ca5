import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import { momentParameter } from '../../actions/parameters';

/** What a locator holds; null when nothing was chosen, or its expression gives nothing. */
export function chosen(context: IExecuteFunctions, name: string, itemIndex: number): string | null {
  const value = context.getNodeParameter(name, itemIndex, '', { extractValue: true }) as unknown;
  const id = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return id === '' ? null : id;
}

/** @throws {NodeOperationError} it is empty */
export function conversationIdOf(context: IExecuteFunctions, itemIndex: number): string {
  const id = chosen(context, 'conversationId', itemIndex);
  if (id !== null) return id;
  throw new NodeOperationError(context.getNode(), '"Conversation" is empty', {
    description: 'Choose one from the list, or enter its ID. Nothing was done.',
    itemIndex,
  });
}

/** @throws {NodeOperationError} it is empty */
export function contactIdOf(context: IExecuteFunctions, itemIndex: number): string {
  const id = chosen(context, 'contactId', itemIndex);
  if (id !== null) return id;
  throw new NodeOperationError(context.getNode(), '"Contact" is empty', {
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
