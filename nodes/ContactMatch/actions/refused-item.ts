import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { failedItem } from '../../actions/failed-item';

export interface Refusal {
  readonly input: number;
  readonly item: number;
  /** One sentence without personal data. */
  readonly message: string;
  readonly remedy: string;
  /** What may be repeated so that the item can be found. */
  readonly identifying: IDataObject;
}

/**
 * The item that goes on in place of one that could not be read.
 * @throws {NodeOperationError} the node does not continue on fail; nothing was matched.
 */
export function refusedItem(this: IExecuteFunctions, refusal: Refusal): INodeExecutionData {
  const { input, item, message, remedy, identifying } = refusal;
  const error = new NodeOperationError(this.getNode(), message, {
    itemIndex: item,
    description: `Nothing was matched for it. ${remedy}`,
  });
  if (!this.continueOnFail()) throw error;
  return failedItem(this, { error, pairedItem: { item, input }, known: identifying });
}
