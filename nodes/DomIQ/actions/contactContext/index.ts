import { describeResource } from '../../../actions/resource-description';
import { get } from './get.operation';
import { upsert } from './upsert.operation';

export const operations = { get, upsert } as const;

export const description = describeResource({
  resource: 'contactContext',
  operations,
  defaultOperation: 'upsert',
  options: [
    {
      name: 'Create or Update',
      value: 'upsert',
      action: 'Create or update contact context',
      description: 'Create a new record, or update the current one if it already exists (upsert)',
    },
    {
      name: 'Get',
      value: 'get',
      action: 'Get contact context',
      description: 'Retrieve what the chatbot knows about a contact',
    },
  ],
});
