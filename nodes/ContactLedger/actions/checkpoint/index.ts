import { describeResource } from '../../../actions/resource-description';
import { get } from './get.operation';
import { save } from './save.operation';

export const operations = { get, save } as const;

export const description = describeResource({
  resource: 'checkpoint',
  operations,
  defaultOperation: 'get',
  options: [
    {
      name: 'Get',
      value: 'get',
      action: 'Get checkpoint',
      description: 'Retrieve up to which moment something was read',
    },
    {
      name: 'Save',
      value: 'save',
      action: 'Save checkpoint',
      description: 'Say up to which moment something was read',
    },
  ],
});
