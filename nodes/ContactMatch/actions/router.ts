import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { LeasingContactsError } from '../../../contacts/model/errors';
import { failedItem } from '../../actions/failed-item';
import * as deduplicate from './deduplicate.operation';
import * as linkByPhone from './link-by-phone.operation';
import * as linkLists from './link-lists.operation';

type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/** Hands the batch to the chosen mode. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const mode = this.getNodeParameter('mode', 0);
  if (mode === 'linkByPhone') return await linkByPhone.execute.call(this);
  if (mode === 'deduplicate') return await scored.call(this, deduplicate.execute);
  if (mode === 'linkLists') return await scored.call(this, linkLists.execute);
  throw new NodeOperationError(this.getNode(), 'The chosen Mode is unknown', {
    description: 'Nothing was matched. Choose one of the modes in the list.',
  });
}

/**
 * Runs a mode that scores pairs. When it cannot run at all and the node continues on fail, every item of the first input goes
 * to No Match with the reason: n8n itself would put them all on Confident.
 */
async function scored(this: IExecuteFunctions, execute: Execute): Promise<INodeExecutionData[][]> {
  try {
    return await execute.call(this);
  } catch (thrown) {
    const error = operationError.call(this, thrown);
    if (!this.continueOnFail()) throw error;
    const refused = this.getInputData(0).map((_, item) =>
      failedItem(this, { error, cause: thrown, pairedItem: { item, input: 0 }, known: { itemIndex: item } }),
    );
    return [[], [], refused];
  }
}

function operationError(this: IExecuteFunctions, thrown: unknown): NodeOperationError {
  if (thrown instanceof NodeOperationError) return thrown;
  if (thrown instanceof LeasingContactsError)
    return new NodeOperationError(this.getNode(), thrown.message, {
      description: `${thrown.unchanged} ${thrown.remedy}`,
    });
  return new NodeOperationError(this.getNode(), thrown instanceof Error ? thrown : String(thrown));
}
