import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { returnAllAndLimit } from '../../actions/list-properties';
import { describeResource } from '../../actions/resource-description';
import type { Connection } from '../transport';
import { done, onlyOutput, type Operation } from './operation';
import { options } from './options';

interface ListOperation {
  readonly properties?: readonly INodeProperties[];
  readonly read: (
    context: IExecuteFunctions,
    connection: Connection,
    itemIndex: number,
  ) => Promise<readonly object[]>;
}

/** An operation that lists something ResMan gives in one answer, one item each. */
export function listOperation({ properties = [], read }: ListOperation): Operation {
  return {
    outputs: onlyOutput,
    properties: [...properties, ...returnAllAndLimit, options()],
    async execute(connection, itemIndex) {
      const all = await read(this, connection, itemIndex);
      const isAll = this.getNodeParameter('returnAll', itemIndex, false) as boolean;
      return done(isAll ? all : all.slice(0, this.getNodeParameter('limit', itemIndex, 50) as number));
    },
  };
}

/** A resource with nothing but "Get Many". @param plural e.g. "employees" */
export function listedResource(
  resource: string,
  plural: string,
  description: string,
  getAll: Operation,
): INodeProperties[] {
  return describeResource({
    resource,
    operations: { getAll },
    defaultOperation: 'getAll',
    options: [{ name: 'Get Many', value: 'getAll', action: `Get many ${plural}`, description }],
  });
}
