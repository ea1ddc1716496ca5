import { saveConversations } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { readItems } from '../read-items';
import { ConversationItemSchema } from './conversation-item';

/** All conversations in, one summary out. */
export const save: Operation = {
  properties: [],
  async execute({ node, ledger, clock }) {
    const { values, refused } = readItems(node, {
      schema: ConversationItemSchema,
      what: 'a conversation',
      remedy: 'Connect OpenPhone, resource Conversation, operation Get Many.',
      identifiedBy: ['conversationId', 'id'],
    });
    return [...summaryItems([await saveConversations(ledger, values, clock)]), ...refused];
  },
};
