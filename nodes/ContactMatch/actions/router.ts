import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import * as linkByPhone from './link-by-phone.operation';

/** Hands the batch to the chosen mode. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const mode = this.getNodeParameter('mode', 0);
  if (mode !== 'linkByPhone') {
    throw new NodeOperationError(this.getNode(), 'The chosen Mode is unknown', {
      description: 'Nothing was matched. Choose one of the modes in the list.',
    });
  }
  return await linkByPhone.execute.call(this);
}
