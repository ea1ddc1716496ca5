import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';

export const START_TYPE = 'test.start';
export const ITEMS_TYPE = 'test.items';
export const PASS_TYPE = 'test.pass';

const description = (
  name: string,
  group: INodeTypeDescription['group'],
  inputs: INodeTypeDescription['inputs'],
): INodeTypeDescription => ({
  displayName: name,
  name,
  group,
  version: 1,
  description: 'Only in tests',
  defaults: { name },
  inputs,
  outputs: [NodeConnectionTypes.Main],
  properties: [],
});

/** Starts a test workflow with one empty item. */
export class StartNode implements INodeType {
  description = description('start', ['trigger'], []);

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [[{ json: {} }]];
  }
}

/** Puts out the items it was made with, by the name of the node on the canvas. */
export class ItemsNode implements INodeType {
  description = description('items', ['transform'], [NodeConnectionTypes.Main]);

  execute: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

  constructor(itemsByNodeName: ReadonlyMap<string, INodeExecutionData[]>) {
    this.execute = async function (this: IExecuteFunctions) {
      const items = itemsByNodeName.get(this.getNode().name) ?? [];
      return [items.map((item) => ({ ...item, pairedItem: { item: 0 } }))];
    };
  }
}

/** Hands its items on; the place to look at what arrives through a wire. */
export class PassNode implements INodeType {
  description = description('pass', ['transform'], [NodeConnectionTypes.Main]);

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [this.getInputData().map((item, index) => ({ ...item, pairedItem: { item: index } }))];
  }
}
