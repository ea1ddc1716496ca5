import { describeResource } from '../../../actions/resource-description';
import { create } from './create.operation';
import { deleteOperation } from './delete.operation';
import { getAll } from './get-all.operation';
import { get } from './get.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

export const operations = { create, delete: deleteOperation, get, getAll, update, upsert } as const;

export const description = describeResource({
  resource: 'contact',
  operations,
  defaultOperation: 'upsert',
  options: [
    {
      name: 'Create',
      value: 'create',
      action: 'Create contact',
      description: 'Create a new contact, even if there is one with the same number',
    },
    {
      name: 'Create or Update',
      value: 'upsert',
      action: 'Create or update contact',
      description: 'Create a new record, or update the current one if it already exists (upsert)',
    },
    {
      name: 'Delete',
      value: 'delete',
      action: 'Delete contact',
      description: 'Delete a contact permanently',
    },
    {
      name: 'Get',
      value: 'get',
      action: 'Get contact',
      description: 'Retrieve a contact with its phones, e-mails and custom fields',
    },
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many contacts',
      description: 'Retrieve a list of contacts',
    },
    {
      name: 'Update',
      value: 'update',
      action: 'Update contact',
      description: 'Change fields of a contact and keep everything else',
    },
  ],
});
