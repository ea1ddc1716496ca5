import { describeResource } from '../../../actions/resource-description';
import { getLink } from './get-link.operation';
import { getPage } from './get-page.operation';
import { recordDecisions } from './record-decisions.operation';
import { undoDecisions } from './undo-decisions.operation';

export const operations = { getLink, getPage, recordDecisions, undoDecisions } as const;

export const description = describeResource({
  resource: 'review',
  operations,
  defaultOperation: 'getPage',
  options: [
    {
      name: 'Get Link',
      value: 'getLink',
      action: 'Get link of review',
      description: 'Make a link with which one person can open the review page for some hours',
    },
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
    {
      name: 'Undo Decisions',
      value: 'undoDecisions',
      action: 'Undo decisions of review',
      description: 'Take back what was decided on a form page, as long as it is not at OpenPhone',
    },
  ],
});
