import { describeResource } from '../../../actions/resource-description';
import { log } from './log.operation';

export const operations = { log } as const;

export const description = describeResource({
  resource: 'interaction',
  operations,
  defaultOperation: 'log',
  options: [
    {
      name: 'Log',
      value: 'log',
      action: 'Log interaction',
      description: "Write a chat, call, email or note into a prospect's history",
    },
  ],
});
