import { describeResource } from '../../../actions/resource-description';
import { getAll } from './get-all.operation';
import { get } from './get.operation';
import { linkContact } from './link-contact.operation';

export const operations = { get, getAll, linkContact } as const;

export const description = describeResource({
  resource: 'conversation',
  operations,
  defaultOperation: 'getAll',
  options: [
    {
      name: 'Get',
      value: 'get',
      action: 'Get conversation',
      description: 'Retrieve a conversation with its messages',
    },
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many conversations',
      description: 'Retrieve a list of conversations',
    },
    {
      name: 'Link Contact',
      value: 'linkContact',
      action: 'Link contact to conversation',
      description: 'Say which contact a conversation belongs to',
    },
  ],
});
