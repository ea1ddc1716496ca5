import type { IDataObject } from 'n8n-workflow';
import { sweptConversations, threadOfConversation } from '../../../../clients/openphone/history';
import type { DatedConversation } from '../../../../clients/openphone/history';
import { simplifyConversation } from '../conversation/get-all.operation';
import type { ItemOperation } from '../operation';
import { askedWindow, sweepItems } from './sweep-items';
import { paceOptions, phoneNumberFilter, sweepProperties } from './sweep-properties';

/** One item in, the conversations that changed within a window out, and the checkpoint; what changed longest ago first. */
export const getConversations: ItemOperation = {
  properties: [...sweepProperties, phoneNumberFilter, paceOptions],
  identify: askedWindow,
  async execute({ dated }, itemIndex) {
    return await sweepItems(this, itemIndex, {
      list: (scope) => sweptConversations(dated, scope),
      simplify: async (conversations) => conversations.map(simplified),
    });
  },
};

/** The fields of Conversation: Get Many, which the ledger takes, and what puts messages and calls to it. */
function simplified(conversation: DatedConversation): IDataObject {
  const { name, createdAt, updatedAt } = conversation;
  return {
    ...simplifyConversation(conversation),
    name,
    thread: threadOfConversation(conversation),
    createdAt,
    updatedAt,
  };
}
