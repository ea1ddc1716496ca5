import { describeResource } from '../resource-description';
import { save } from './save.operation';

export const operations = { save } as const;

export const description = describeResource({
  resource: 'match',
  operations,
  defaultOperation: 'save',
  options: [
    {
      name: 'Save',
      value: 'save',
      action: 'Save matches',
      description: 'Save what Contact Match found out about each number',
    },
  ],
});
