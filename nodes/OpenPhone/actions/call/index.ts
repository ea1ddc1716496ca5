import { describeResource } from '../../../actions/resource-description';
import { getAll } from './get-all.operation';

export const operations = { getAll } as const;

export const description = describeResource({
  resource: 'call',
  operations,
  defaultOperation: 'getAll',
  options: [
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many calls',
      description: 'Retrieve the calls with one number',
    },
  ],
});
