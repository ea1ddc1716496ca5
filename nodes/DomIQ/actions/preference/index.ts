import { describeResource } from '../../../actions/resource-description';
import { update } from './update.operation';

export const operations = { update } as const;

export const description = describeResource({
  resource: 'preference',
  operations,
  defaultOperation: 'update',
  options: [
    {
      name: 'Update',
      value: 'update',
      action: 'Update preferences of contact',
      description: 'Change opt-outs and how a contact wants to be reached, and keep everything else',
    },
  ],
});
