import type { IDataObject } from 'n8n-workflow';
import type { Message } from '../../../../clients/openphone';
import { historyFilter } from '../history-filter';
import type { ItemOperation } from '../operation';
import { collect, rawOutput } from '../parameters';
import { createdWindow, phoneNumberLocator, returnAllAndLimit, simplify } from '../recurring-properties';

/** One item in, one item a message of the thread out, newest first. */
export const getAll: ItemOperation = {
  properties: [
    phoneNumberLocator,
    {
      displayName: 'Participants',
      name: 'participants',
      type: 'string',
      required: true,
      default: '',
      placeholder: 'e.g. +15125550142',
      description:
        'Everybody else in the thread, up to 10 numbers separated by commas or as a list. Several numbers mean their group thread.',
    },
    ...returnAllAndLimit,
    simplify,
    {
      displayName: 'Filters',
      name: 'filters',
      type: 'collection',
      placeholder: 'Add filter',
      default: {},
      description: 'From when the messages are; of any time without a filter',
      options: createdWindow,
    },
  ],
  async execute({ client }, itemIndex) {
    const filter = historyFilter(this, 'Participants', 'participants', itemIndex, 10);
    const messages = await collect(this, client.messages(filter), itemIndex);
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    return messages.map((message) => (isSimplified ? simplifyMessage(message) : rawOutput(message)));
  },
};

function simplifyMessage(message: Message): IDataObject {
  const { id, conversationId, direction, from, to, text, status, createdAt, userId, phoneNumberId } = message;
  return { id, conversationId, direction, from, to, text, status, createdAt, userId, phoneNumberId };
}
