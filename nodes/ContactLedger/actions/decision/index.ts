import { describeResource } from '../../../actions/resource-description';
import { getAll } from './get-all.operation';
import { record } from './record.operation';

export const operations = { getAll, record } as const;

export const description = describeResource({
  resource: 'decision',
  operations,
  defaultOperation: 'record',
  options: [
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many decisions',
      description: 'List what people decided about pairs of contacts',
    },
    {
      name: 'Record',
      value: 'record',
      action: 'Record decision',
      description: 'Remember that two contacts are two people, or take that back',
    },
  ],
});
