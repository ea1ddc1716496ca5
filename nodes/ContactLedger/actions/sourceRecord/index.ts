import { describeResource } from '../../../actions/resource-description';
import { getAll } from './get-all.operation';

export const operations = { getAll } as const;

export const description = describeResource({
  resource: 'sourceRecord',
  operations,
  defaultOperation: 'getAll',
  options: [
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many source records',
      description: 'Retrieve a list of the records that Contact Match can compare',
    },
  ],
});
