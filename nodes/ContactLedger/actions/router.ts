import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { openLedger, systemClock } from '../../../ledger';
import { failedItem } from '../../actions/failed-item';
import { ledgerSettings } from '../ledger-settings';
import { toNodeError } from './node-error';
import type { Operation } from './operation';
import { operations } from './operations';

/** Opens the ledger and hands all items to the chosen operation. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  let failedBy = 0;
  try {
    const operation = chosenOperation(this);
    if ('outputs' in operation) failedBy = operation.failedBy ?? 0;
    const ledger = await openLedger(await ledgerSettings(this));
    const context = { node: this, ledger, clock: systemClock };
    return 'outputs' in operation
      ? await operation.executeRouted(context)
      : [await operation.execute(context)];
  } catch (error) {
    const nodeError = toNodeError(this, error);
    if (!this.continueOnFail()) throw nodeError;
    const before = Array.from({ length: failedBy }, (): INodeExecutionData[] => []);
    return [...before, [failedItem(this, { error: nodeError, cause: error, pairedItem: { item: 0 } })]];
  }
}

function chosenOperation(node: IExecuteFunctions): Operation {
  const resource = node.getNodeParameter('resource', 0) as string;
  const name = node.getNodeParameter('operation', 0) as string;
  const ofResource: Readonly<Record<string, Operation>> =
    operations[resource as keyof typeof operations] ?? {};
  const operation = Object.hasOwn(ofResource, name) ? ofResource[name] : undefined;
  if (operation) return operation;
  throw new NodeOperationError(node.getNode(), 'The chosen Operation is unknown', {
    description: 'Nothing was read or saved. Choose one of the operations in the list.',
  });
}
