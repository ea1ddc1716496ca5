import { describeResource } from '../../../actions/resource-description';
import { getPage } from './get-page.operation';
import { record } from './record.operation';
import { recordDecisions } from './record-decisions.operation';

export const operations = { getPage, record, recordDecisions } as const;

export const description = describeResource({
  resource: 'failure',
  operations,
  defaultOperation: 'record',
  options: [
    {
      name: 'Get Page',
      value: 'getPage',
      action: 'Get page of failures',
      description: 'Make a form page of the next events and changes that did not work, by cause',
    },
    {
      name: 'Record',
      value: 'record',
      action: 'Record failure',
      description: 'Remember that a run stopped, for the report',
    },
    {
      name: 'Record Decisions',
      value: 'recordDecisions',
      action: 'Record decisions of failures',
      description: 'Carry out what a person answered on a form page of events and changes that did not work',
    },
  ],
});
