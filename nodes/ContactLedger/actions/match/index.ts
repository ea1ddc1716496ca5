import { describeResource } from '../../../actions/resource-description';
import { decide } from './decide.operation';
import { getOpen } from './get-open.operation';
import { getPage } from './get-page.operation';
import { recordDecisions } from './record-decisions.operation';
import { save } from './save.operation';

export const operations = { decide, getOpen, getPage, recordDecisions, save } as const;

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
      name: 'Get Page',
      value: 'getPage',
      action: 'Get page of matches',
      description: 'Make a form page of the next contacts that may be duplicates',
    },
    {
      name: 'Record Decisions',
      value: 'recordDecisions',
      action: 'Record decisions of matches',
      description: 'Record what a reviewer answered on a form page of possible duplicates',
    },
    {
      name: 'Save',
      value: 'save',
      action: 'Save matches',
      description: 'Save what Contact Match found out about each number',
    },
  ],
});
