import { describeResource } from '../../../actions/resource-description';
import { getAll } from './get-all.operation';

export const operations = { getAll } as const;

export const description = describeResource({
  resource: 'phoneNumber',
  operations,
  defaultOperation: 'getAll',
  options: [
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many phone numbers',
      description: 'Retrieve the numbers of the workspace',
    },
  ],
});
