import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { LedgerUnavailableError } from '../../../ledger';
import { failedItem } from '../../actions/failed-item';
import { toNodeError } from './node-error';

/** What an item came to: the JSON of what goes on, and by which output. */
export interface ItemOutcome {
  readonly json: object;
  /** Counted from 0. */
  readonly output?: number;
}

/**
 * Does the work for one input item after the other; each is a change of its own, so that one that fails takes none of the
 * others with it. With "Continue On Fail" a failed one goes on with `error` and `errorCode`.
 * @param outputs  how many outputs the operation has
 * @param failedBy the output by which failed items go on, counted from 0
 * @throws {NodeOperationError} at the first item that fails, unless the node continues on fail; what was done before stays.
 */
export async function eachItem(
  node: IExecuteFunctions,
  outputs: number,
  work: (item: number) => Promise<ItemOutcome | readonly ItemOutcome[]>,
  failedBy = 0,
): Promise<INodeExecutionData[][]> {
  const items: INodeExecutionData[][] = Array.from({ length: outputs }, () => []);
  const put = (output: number, item: INodeExecutionData): void => void items[output]?.push(item);
  for (let item = 0; item < node.getInputData().length; item += 1) {
    try {
      for (const { json, output = 0 } of [await work(item)].flat())
        put(output, { json: { ...json }, pairedItem: { item } });
    } catch (error) {
      const nodeError = toNodeError(node, error, item);
      // Without a ledger every further item would wait for it in vain.
      if (!node.continueOnFail() || error instanceof LedgerUnavailableError) throw nodeError;
      put(failedBy, failedItem(node, { error: nodeError, cause: error, pairedItem: { item } }));
    }
  }
  return items;
}

/** The same for an operation with one output. */
export async function onlyOutput(
  node: IExecuteFunctions,
  work: (item: number) => Promise<ItemOutcome | readonly ItemOutcome[]>,
): Promise<INodeExecutionData[]> {
  return (await eachItem(node, 1, work)).flat();
}

/** A text parameter of an item; null when it is empty. */
export function textParameter(node: IExecuteFunctions, name: string, item: number): string | null {
  const value = node.getNodeParameter(name, item, '') as unknown;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? null : text;
}
