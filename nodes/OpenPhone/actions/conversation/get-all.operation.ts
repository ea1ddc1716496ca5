import type { IDataObject } from 'n8n-workflow';
import { phoneKey } from '../../../../clients/openphone';
import type { Conversation, ConversationFilter } from '../../../../clients/openphone';
import type { ItemOperation } from '../operation';
import { collect, collection, momentParameter, rawOutput } from '../parameters';
import { createdWindow, phoneNumberLocator, returnAllAndLimit, simplify } from '../recurring-properties';

/** One item in, one item a conversation out, newest first. */
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
        ...createdWindow,
        {
          displayName: 'Exclude Inactive',
          name: 'excludeInactive',
          type: 'boolean',
          default: false,
          description: 'Whether to leave out conversations that OpenPhone counts as inactive',
        },
        { ...phoneNumberLocator, required: false },
        {
          displayName: 'Updated After',
          name: 'updatedAfter',
          type: 'dateTime',
          default: '',
          description: 'Only conversations that changed after this moment',
        },
        {
          displayName: 'Updated Before',
          name: 'updatedBefore',
          type: 'dateTime',
          default: '',
          description: 'Only conversations that changed before this moment',
        },
      ],
    },
  ],
  async execute({ client }, itemIndex) {
    const { excludeInactive, ...times } = collection(this, 'filters', itemIndex);
    const numberId = this.getNodeParameter('filters.phoneNumberId', itemIndex, '', { extractValue: true });
    const moment = (displayName: string, name: string) =>
      momentParameter(this, displayName, times[name], itemIndex);
    const filter: ConversationFilter = {
      phoneNumbers: numberId ? [String(numberId)] : undefined,
      createdAfter: moment('Created After', 'createdAfter'),
      createdBefore: moment('Created Before', 'createdBefore'),
      updatedAfter: moment('Updated After', 'updatedAfter'),
      updatedBefore: moment('Updated Before', 'updatedBefore'),
      excludeInactive: excludeInactive === true ? true : undefined,
    };
    const conversations = await collect(this, client.conversations(filter), itemIndex);
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    return conversations.map((conversation) =>
      isSimplified ? simplifyConversation(conversation) : rawOutput(conversation),
    );
  },
};

/** `phoneNumber` is the other side in E.164; null for a group, a short code or a hidden number. */
export function simplifyConversation(conversation: Conversation): IDataObject {
  const { id, participants, phoneNumberId, lastActivityAt } = conversation;
  const [only = null] = participants.length === 1 ? participants : [];
  return { conversationId: id, phoneNumber: phoneKey(only), participants, phoneNumberId, lastActivityAt };
}
