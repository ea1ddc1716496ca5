import { describeResource } from '../../../actions/resource-description';
import { record } from './record.operation';

export const operations = { record } as const;

export const description = describeResource({
  resource: 'failure',
  operations,
  defaultOperation: 'record',
  options: [
    {
      name: 'Record',
      value: 'record',
      action: 'Record failure',
      description: 'Remember that a run stopped, for the report',
    },
  ],
});
