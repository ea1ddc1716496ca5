import { describeResource } from '../../../actions/resource-description';
import { decide } from './decide.operation';
import { getOpen } from './get-open.operation';
import { save } from './save.operation';

export const operations = { decide, getOpen, save } as const;

export const description = describeResource({
  resource: 'match',
  operations,
  defaultOperation: 'save',
  options: [
    {
      name: 'Decide',
      value: 'decide',
      action: 'Decide match',
      description: 'Say whether two contacts are one person',
    },
    {
      name: 'Get Open',
      value: 'getOpen',
      action: 'Get open matches',
      description: 'List the pairs of contacts that a person has to decide about',
    },
    {
      name: 'Save',
      value: 'save',
      action: 'Save matches',
      description: 'Save what Contact Match found out about each number',
    },
  ],
});
