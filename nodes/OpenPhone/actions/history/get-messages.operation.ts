import { sweptMessages } from '../../../../clients/openphone/history';
import type { ItemOperation } from '../operation';
import { messageItems } from './interaction-items';
import { askedWindow, sweepItems } from './sweep-items';
import { paceOptions, phoneNumberFilter, sweepProperties } from './sweep-properties';
import { ownNumbers } from './workspace';

/** One item in, the messages of a window out, of all conversations, newest first, and the checkpoint. */
export const getMessages: ItemOperation = {
  properties: [...sweepProperties, phoneNumberFilter, paceOptions],
  identify: askedWindow,
  async execute(connection, itemIndex) {
    return await sweepItems(this, itemIndex, {
      list: (scope) => sweptMessages(connection.dated, scope),
      simplify: async (messages) => {
        if (messages.length === 0) return [];
        const own = await ownNumbers(connection);
        return messages.flatMap((message) => messageItems(message, own));
      },
    });
  },
};
