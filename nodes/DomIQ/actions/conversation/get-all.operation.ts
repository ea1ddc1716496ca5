import type { ConversationFilter } from '../../../../clients/domiq';
import { returnAllAndLimit, simplify } from '../../../actions/list-properties';
import { collect, collection, momentParameter } from '../../../actions/parameters';
import type { ItemOperation } from '../operation';
import { chosen } from '../read-parameters';
import { contactFilter, propertyFilter } from '../recurring-properties';
import { conversationOutput } from './conversation-output';

/** One item in, one item a conversation out. */
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
      description: 'Which conversations to return; all of them without a filter',
      options: [
        contactFilter,
        {
          displayName: 'Order',
          name: 'order',
          type: 'options',
          options: [
            { name: 'Latest Change First', value: 'newest_first' },
            { name: 'Oldest Change First', value: 'oldest_first' },
          ],
          default: 'oldest_first',
          description:
            'Oldest first passes over nothing that changes while it is being read. Without this filter it is oldest first if "Updated Since" is set, else latest first.',
        },
        propertyFilter,
        {
          displayName: 'Search',
          name: 'search',
          type: 'string',
          default: '',
          placeholder: 'e.g. Harbor Lofts',
          description:
            'Only conversations with this text in their ID, the visitor, or the name of the property',
        },
        {
          displayName: 'Updated Since',
          name: 'updatedSince',
          type: 'dateTime',
          default: '',
          description: 'Only conversations that changed at or after this moment; for a resync, oldest first',
        },
      ],
    },
  ],
  async execute(client, itemIndex) {
    const { order, search, updatedSince } = collection(this, 'filters', itemIndex);
    const text = (value: unknown) => (value == null || value === '' ? undefined : String(value));
    const filter: ConversationFilter = {
      contactId: chosen(this, 'filters.contactId', itemIndex) ?? undefined,
      propertyId: chosen(this, 'filters.propertyId', itemIndex) ?? undefined,
      search: text(search),
      updatedSince: momentParameter(this, 'Updated Since', updatedSince, itemIndex),
      order: order === 'oldest_first' || (updatedSince && !order) ? 'oldest_first' : 'newest_first',
    };
    const conversations = await collect(this, client.conversations(filter), itemIndex);
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    return conversations.map((conversation) => conversationOutput(conversation, isSimplified));
  },
};
