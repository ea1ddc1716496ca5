import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Clock, Ledger } from '../../../ledger';

/** What an operation works with. */
export interface OperationContext {
  readonly node: IExecuteFunctions;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** An operation takes all items at once: what belongs together is saved together, or not at all. */
export type Operation = PlainOperation | RoutedOperation;

export interface PlainOperation {
  readonly properties: INodeProperties[];
  readonly execute: (context: OperationContext) => Promise<INodeExecutionData[]>;
}

/** An operation with several outputs; the node shows them by these names when the operation is chosen. */
export interface RoutedOperation {
  readonly properties: INodeProperties[];
  readonly outputs: readonly string[];
  /** The output by which what fails goes on with "Continue On Fail", counted from 0; the first unless it is named. */
  readonly failedBy?: number;
  /** One list of items an output, in the order of `outputs`. */
  readonly executeRouted: (context: OperationContext) => Promise<INodeExecutionData[][]>;
}

/**
 * Output items that belong to no single input item. They are paired with the first one: naming thousands of
 * sources would make expressions that look back from a summary ambiguous.
 */
export function summaryItems(json: readonly object[]): INodeExecutionData[] {
  return json.map((entry) => ({ json: entry as IDataObject, pairedItem: { item: 0 } }));
}
