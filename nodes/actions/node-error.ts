import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';
import { LeasingContactsError } from '../../contacts/model/errors';

/** True for errors about what the user set or did, false for what a service answered. */
export type IsAboutTheUser = (error: LeasingContactsError) => boolean;

/**
 * The error as n8n shows it: message = what happened, description = what was not changed and what to do.
 * What the user set becomes a NodeOperationError, what a service answered a NodeApiError with its status. No personal
 * data, no key.
 */
export function toNodeError(
  node: INode,
  error: unknown,
  itemIndex: number,
  isAboutTheUser: IsAboutTheUser,
): NodeApiError | NodeOperationError {
  if (error instanceof LeasingContactsError) {
    const { message, code } = error;
    const description = `${error.unchanged} ${error.remedy}`;
    if (isAboutTheUser(error)) return new NodeOperationError(node, message, { description, itemIndex });
    const status = 'status' in error && typeof error.status === 'number' ? error.status : null;
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
