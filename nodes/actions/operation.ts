import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** How one item of a batch ended. */
export type ItemOutcome =
  { readonly ok: true; readonly json: IDataObject[] } | { readonly ok: false; readonly error: unknown };

export interface Described {
  readonly properties: INodeProperties[];
  /** What tells a failed item apart in the output. */
  readonly identify?: (this: IExecuteFunctions, itemIndex: number) => IDataObject;
}

/** One item in, any number out. `Connection` is the service under the node's credential. */
export interface ItemOperation<Connection> extends Described {
  readonly execute: (
    this: IExecuteFunctions,
    connection: Connection,
    itemIndex: number,
  ) => Promise<IDataObject[]>;
}

/** All items at once, one outcome an item in the order of the input. */
export interface BatchOperation<Connection> extends Described {
  readonly executeBatch: (
    this: IExecuteFunctions,
    connection: Connection,
    itemCount: number,
  ) => Promise<ItemOutcome[]>;
}

/** An item that goes on, and by which output, counted from 0. */
export interface RoutedItem {
  readonly json: IDataObject;
  readonly output: number;
}

/** One item in, any number out by several outputs; the node shows them by these names when the operation is chosen. */
export interface RoutedOperation<Connection> extends Described {
  readonly outputs: readonly string[];
  /** So many items are worked on at the same time where a failed one does not stop the others; 1 when left out. */
  readonly inFlight?: number;
  readonly execute: (
    this: IExecuteFunctions,
    connection: Connection,
    itemIndex: number,
  ) => Promise<readonly RoutedItem[]>;
}

export type Operation<Connection> =
  ItemOperation<Connection> | BatchOperation<Connection> | RoutedOperation<Connection>;

/** Every operation of a node by resource; the keys are the values of its parameters. */
export type Operations<Connection> = Readonly<
  Record<string, Readonly<Record<string, Operation<Connection>>>>
>;
