import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import { LeasingContactsError } from '../../../contacts/model/errors';

/** Message: what happened; description: what was not changed and what to do. @param itemIndex the item it happened to */
export function toNodeError(node: IExecuteFunctions, error: unknown, itemIndex?: number): NodeOperationError {
  const place = itemIndex === undefined ? {} : { itemIndex };
  if (error instanceof NodeOperationError) return error;
  if (error instanceof LeasingContactsError) {
    return new NodeOperationError(node.getNode(), error.message, {
      description: `${error.unchanged} ${error.remedy}`,
      ...place,
    });
  }
  const cause = error instanceof Error ? error : new Error(String(error));
  return new NodeOperationError(
    node.getNode(),
    cause instanceof NodeApiError ? new Error(cause.message) : cause,
    place,
  );
}
