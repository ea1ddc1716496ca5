import { describeResource } from '../../../actions/resource-description';
import { getCalls } from './get-calls.operation';
import { getConversations } from './get-conversations.operation';
import { getMessages } from './get-messages.operation';

export const operations = { getCalls, getConversations, getMessages } as const;

export const description = describeResource({
  resource: 'history',
  operations,
  defaultOperation: 'getMessages',
  options: [
    {
      name: 'Get Calls',
      value: 'getCalls',
      action: 'Get calls of a time window',
      description: 'Retrieve the calls of the whole workspace, piece by piece',
    },
    {
      name: 'Get Conversations',
      value: 'getConversations',
      action: 'Get conversations of a time window',
      description: 'Retrieve the conversations of the whole workspace that have changed, piece by piece',
    },
    {
      name: 'Get Messages',
      value: 'getMessages',
      action: 'Get messages of a time window',
      description: 'Retrieve the messages of the whole workspace, piece by piece',
    },
  ],
});
