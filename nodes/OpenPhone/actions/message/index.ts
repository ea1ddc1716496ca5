import { describeResource } from '../../../actions/resource-description';
import { getAll } from './get-all.operation';
import { send } from './send.operation';

export const operations = { getAll, send } as const;

export const description = describeResource({
  resource: 'message',
  operations,
  defaultOperation: 'getAll',
  options: [
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many messages',
      description: 'Retrieve the messages of a thread',
    },
    {
      name: 'Send',
      value: 'send',
      action: 'Send a message',
      description: 'Send one text to one number, at most once',
    },
  ],
});
