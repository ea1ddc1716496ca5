import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { returnAllAndLimit, simplify } from '../../actions/list-properties';
import { collect } from '../../actions/parameters';
import { describeResource } from '../../actions/resource-description';
import type { Connection } from '../transport';
import { done, onlyOutput, type Operation } from './operation';
import { options } from './options';

interface ListOperation {
  readonly properties?: readonly INodeProperties[];
  /** Whether the fields are so many that there is a short form of them: adds "Simplify". */
  readonly hasShortForm?: boolean;
  readonly read: (
    context: IExecuteFunctions,
    connection: Connection,
    itemIndex: number,
    isSimplified: boolean,
  ) => Promise<readonly object[]>;
}

/** An operation that lists something ResMan gives in one answer, one item each. */
export function listOperation({ properties = [], hasShortForm = false, read }: ListOperation): Operation {
  return {
    outputs: onlyOutput,
    properties: [...properties, ...returnAllAndLimit, ...(hasShortForm ? [simplify] : []), options()],
    async execute(connection, itemIndex) {
      const isSimplified = hasShortForm && (this.getNodeParameter('simplify', itemIndex, true) as boolean);
      const all = await read(this, connection, itemIndex, isSimplified);
      return done(await collect(this, [all], itemIndex));
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
