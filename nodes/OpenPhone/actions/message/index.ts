import { describeResource } from '../../../actions/resource-description';
import { getAll } from './get-all.operation';

export const operations = { getAll } as const;

export const description = describeResource({
  resource: 'message',
  operations,
  defaultOperation: 'getAll',
  options: [
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many messages',
      description: 'Retrieve the messages of a thread',
    },
  ],
});
