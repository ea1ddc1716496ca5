import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';
import { CancelledError, InvalidContactError, OpenPhoneError } from '../../../clients/openphone';

/**
 * The error as n8n shows it: message = what happened, description = what was not changed and what to do.
 * What the user set becomes a NodeOperationError, what OpenPhone answered a NodeApiError. No personal data, no key.
 */
export function toNodeError(
  node: INode,
  error: unknown,
  itemIndex: number,
): NodeApiError | NodeOperationError {
  if (error instanceof OpenPhoneError) {
    const { message, code, status } = error;
    const description = `${error.unchanged} ${error.remedy}`;
    if (error instanceof InvalidContactError || error instanceof CancelledError)
      return new NodeOperationError(node, message, { description, itemIndex });
    const answer: JsonObject = { message, code };
    return new NodeApiError(node, answer, {
      message,
      description,
      itemIndex,
      ...(status !== null && { httpCode: String(status) }),
    });
  }
  if (error instanceof NodeApiError || error instanceof NodeOperationError) {
    error.context.itemIndex = itemIndex;
    return error;
  }
  const cause = error instanceof Error ? error : new Error(String(error));
  return new NodeOperationError(node, cause, { itemIndex });
}
