import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { LeasingContactsError } from '../../contacts/model/errors';

/** What is told of an item that failed. */
interface Failure {
  /** As n8n shows it: what happened, and what to do. Neither has personal data. */
  readonly error: { readonly message: string; readonly description?: string | null };
  /** What was thrown; has the code when it is an error of ours. */
  readonly cause?: unknown;
  readonly pairedItem: { readonly item: number; readonly input?: number };
  /** What may be repeated so that the item can be found; no personal data. */
  readonly known?: IDataObject;
}

/**
 * The item that goes on in place of a failed one: what identifies it, `error`, `errorDescription`, `errorCode`.
 *
 * For a node with an error output all but the message stands in `details`, and the item has no `error` beside its JSON:
 * n8n replaces the JSON of an item that has one, and takes any other item for one of the error output only if its JSON
 * has no keys but `error`, `message` and `details` (n8n-core, handleNodeErrorOutput). It then puts the fields of the
 * item that came in beside them.
 */
export function failedItem(
  node: Pick<IExecuteFunctions, 'getNode'>,
  { error, cause = error, pairedItem, known = {} }: Failure,
): INodeExecutionData {
  const details: IDataObject = {
    ...known,
    errorDescription: error.description ?? null,
    errorCode: cause instanceof LeasingContactsError ? cause.code : null,
  };
  const { message } = error;
  const json: IDataObject =
    node.getNode().onError === 'continueErrorOutput'
      ? { error: message, message, details }
      : { ...details, error: message };
  return { json, pairedItem };
}
