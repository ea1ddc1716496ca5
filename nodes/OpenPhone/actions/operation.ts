import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Connection } from '../transport';

/** How one item of a batch ended. */
export type ItemOutcome =
  { readonly ok: true; readonly json: IDataObject[] } | { readonly ok: false; readonly error: unknown };

interface Described {
  readonly properties: INodeProperties[];
  /** What tells a failed item apart in the output. */
  readonly identify?: (this: IExecuteFunctions, itemIndex: number) => IDataObject;
}

/** One item in, any number out. */
export interface ItemOperation extends Described {
  readonly execute: (
    this: IExecuteFunctions,
    connection: Connection,
    itemIndex: number,
  ) => Promise<IDataObject[]>;
}

/** All items at once, one outcome an item in the order of the input. */
export interface BatchOperation extends Described {
  readonly executeBatch: (
    this: IExecuteFunctions,
    connection: Connection,
    itemCount: number,
  ) => Promise<ItemOutcome[]>;
}

export type Operation = ItemOperation | BatchOperation;
