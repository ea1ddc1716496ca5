import { describeResource } from '../../../actions/resource-description';
import { check } from './check.operation';
import { deleteOperation } from './delete.operation';
import { getAll } from './get-all.operation';

export const operations = { check, delete: deleteOperation, getAll } as const;

export const description = describeResource({
  resource: 'webhook',
  operations,
  defaultOperation: 'check',
  options: [
    {
      name: 'Check',
      value: 'check',
      action: 'Check webhooks',
      description: 'See to it that OpenPhone still delivers to every OpenPhone Trigger of this account',
    },
    {
      name: 'Delete',
      value: 'delete',
      action: 'Delete webhook',
      description: 'Delete a webhook of the workspace',
    },
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many webhooks',
      description: 'Retrieve the webhooks of the workspace',
    },
  ],
});
