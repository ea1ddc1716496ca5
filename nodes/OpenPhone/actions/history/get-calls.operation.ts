import { sweptCalls, threadOfCall } from '../../../../clients/openphone/history';
import type { ItemOperation } from '../operation';
import { requestsPerSecond } from '../recurring-properties';
import { callItems } from './interaction-items';
import { askedWindow, sweepItems } from './sweep-items';
import { paceOptions, phoneNumberFilter, sweepProperties } from './sweep-properties';
import { conversationDirectory, ownNumbers } from './workspace';

/** One item in, the calls of a window with summaries and voicemails out, newest first, and the checkpoint. */
export const getCalls: ItemOperation = {
  properties: [
    ...sweepProperties,
    phoneNumberFilter,
    {
      ...paceOptions,
      description: 'How fast to read, and whether to find out the conversation of each call',
      options: [
        {
          displayName: 'Find Conversations',
          name: 'findConversations',
          type: 'boolean',
          default: false,
          description:
            'Whether to fill in conversationId, which OpenPhone does not tell for calls. Reads all conversations once, 50 a request, afterwards what has changed; the field "thread" is there without it.',
        },
        requestsPerSecond,
      ],
    },
  ],
  identify: askedWindow,
  async execute(connection, itemIndex) {
    const finds = this.getNodeParameter('options.findConversations', itemIndex, false) as boolean;
    return await sweepItems(this, itemIndex, {
      list: (scope) => sweptCalls(connection.dated, scope),
      simplify: async (calls) => {
        if (calls.length === 0) return [];
        const own = await ownNumbers(connection);
        const directory = conversationDirectory(connection);
        if (finds) await directory.refresh(connection.dated);
        return calls.flatMap((call) =>
          callItems(call, own, finds ? directory.conversationIdOf(threadOfCall(call, own)) : null),
        );
      },
    });
  },
};
