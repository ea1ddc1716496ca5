import { describeResource } from '../../../actions/resource-description';
import { getHistory } from './get-history.operation';
import { save } from './save.operation';
import { saveFromConversation } from './save-from-conversation.operation';
import { saveFromEvent } from './save-from-event.operation';

export const operations = { getHistory, save, saveFromConversation, saveFromEvent } as const;

export const description = describeResource({
  resource: 'interaction',
  operations,
  defaultOperation: 'save',
  options: [
    {
      name: 'Get History',
      value: 'getHistory',
      action: 'Get history of a contact',
      description: 'Read everything that was said with a contact',
    },
    {
      name: 'Save',
      value: 'save',
      action: 'Save interaction',
      description: 'Keep a chat, text, call, email, note or visit with whom it was with',
    },
    {
      name: 'Save From Conversation',
      value: 'saveFromConversation',
      action: 'Save interactions from conversation',
      description: 'Keep every message of a conversation of the chatbot, with its visitor',
    },
    {
      name: 'Save From Event',
      value: 'saveFromEvent',
      action: 'Save interaction from event',
      description: 'Keep the text or call that an event of OpenPhone tells of',
    },
  ],
});
