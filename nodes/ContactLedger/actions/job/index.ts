import { describeResource } from '../../../actions/resource-description';
import { end } from './end.operation';

export const operations = { end } as const;

export const description = describeResource({
  resource: 'job',
  operations,
  defaultOperation: 'end',
  options: [
    {
      name: 'End',
      value: 'end',
      action: 'End job',
      description: 'Tell the review page how a job ended that it asked for',
    },
  ],
});
