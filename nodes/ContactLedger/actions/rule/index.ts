import { describeResource } from '../../../actions/resource-description';
import { apply } from './apply.operation';
import { deleteOne } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './get-all.operation';
import { save } from './save.operation';

export const operations = { apply, delete: deleteOne, get, getAll, save } as const;

export const description = describeResource({
  resource: 'rule',
  operations,
  defaultOperation: 'get',
  options: [
    {
      name: 'Apply to Contacts',
      value: 'apply',
      action: 'Apply rule to contacts',
      description: 'Choose the surviving values of the contacts that are there already by the rule',
    },
    {
      name: 'Delete',
      value: 'delete',
      action: 'Delete rule',
      description: 'Let a property follow the rule of every property',
    },
    {
      name: 'Get',
      value: 'get',
      action: 'Get rule',
      description: 'Retrieve the rule that a property follows',
    },
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many rules',
      description: 'Retrieve the rules that were saved',
    },
    {
      name: 'Save',
      value: 'save',
      action: 'Save rule',
      description: 'Say how the contacts of a property are matched and which values survive',
    },
  ],
});
