import { describeResource } from '../../../actions/resource-description';
import { getPage } from './get-page.operation';
import { recordDecisions } from './record-decisions.operation';

export const operations = { getPage, recordDecisions } as const;

export const description = describeResource({
  resource: 'review',
  operations,
  defaultOperation: 'getPage',
  options: [
    {
      name: 'Get Page',
      value: 'getPage',
      action: 'Get page of review',
      description: 'Make a form page of the next open conflicts',
    },
    {
      name: 'Record Decisions',
      value: 'recordDecisions',
      action: 'Record decisions of review',
      description: 'Record what a reviewer answered on a form page',
    },
  ],
});
