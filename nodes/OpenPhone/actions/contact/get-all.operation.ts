import type { ItemOperation } from '../operation';
import { collect, collection, listOf } from '../parameters';
import { returnAllAndLimit, simplify } from '../recurring-properties';
import { contactOutput } from './simplify-contact';

/** One item in, one item a contact out. */
export const getAll: ItemOperation = {
  properties: [
    ...returnAllAndLimit,
    simplify,
    {
      displayName: 'Filters',
      name: 'filters',
      type: 'collection',
      placeholder: 'Add filter',
      default: {},
      description: 'Which contacts to return; all of them without a filter',
      options: [
        {
          displayName: 'External IDs',
          name: 'externalIds',
          type: 'string',
          default: '',
          placeholder: 'e.g. crm-4471, crm-4472',
          description: 'Only contacts with one of these external IDs, separated by commas or as a list',
        },
        {
          displayName: 'Sources',
          name: 'sources',
          type: 'string',
          default: '',
          placeholder: 'e.g. n8n-nodes-leasing-contacts',
          description: 'Only contacts from one of these sources, separated by commas or as a list',
        },
      ],
    },
  ],
  async execute({ client }, itemIndex) {
    const { externalIds, sources } = collection(this, 'filters', itemIndex);
    const filter = {
      ...(listOf(externalIds).length > 0 && { externalIds: listOf(externalIds) }),
      ...(listOf(sources).length > 0 && { sources: listOf(sources) }),
    };
    const contacts = await collect(this, client.contacts(filter), itemIndex);
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    return contacts.map((contact) => contactOutput(contact, isSimplified));
  },
};
