import type { IDataObject } from 'n8n-workflow';
import { simplify } from '../../../actions/list-properties';
import type { ItemOperation } from '../operation';
import { chosen, conversationIdOf } from '../read-parameters';
import { conversationLocator } from '../recurring-properties';
import { conversationOutput, messageOutput } from './conversation-output';

/** One item in, one conversation out, with all its messages, oldest first, unless they are not wanted. */
export const get: ItemOperation = {
  properties: [
    conversationLocator,
    {
      displayName: 'Include Messages',
      name: 'includeMessages',
      type: 'boolean',
      default: true,
      description: 'Whether to read what was said, too',
    },
    simplify,
  ],
  identify(itemIndex) {
    return { id: chosen(this, 'conversationId', itemIndex) };
  },
  async execute(client, itemIndex) {
    const id = conversationIdOf(this, itemIndex);
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    const conversation = conversationOutput(await client.conversation(id), isSimplified);
    if (!(this.getNodeParameter('includeMessages', itemIndex, true) as boolean)) return [conversation];
    const messages: IDataObject[] = [];
    for await (const page of client.messages(id))
      messages.push(...page.map((message) => messageOutput(message, isSimplified)));
    return [{ ...conversation, messages }];
  },
};
