import { describeResource } from '../../../actions/resource-description';
import { begin } from './begin.operation';
import { getDue } from './get-due.operation';
import { recordResults } from './record-results.operation';
import { summary } from './summary.operation';

export const operations = { begin, getDue, recordResults, summary } as const;

export const description = describeResource({
  resource: 'push',
  operations,
  defaultOperation: 'getDue',
  options: [
    {
      name: 'Begin',
      value: 'begin',
      action: 'Begin push',
      description: 'Look how much there is to push before a run',
    },
    {
      name: 'Get Due',
      value: 'getDue',
      action: 'Get due pushes',
      description: 'Take the next contacts that OpenPhone should get',
    },
    {
      name: 'Record Results',
      value: 'recordResults',
      action: 'Record results of pushes',
      description: 'Record how the upserts to OpenPhone ended',
    },
    {
      name: 'Summarize',
      value: 'summary',
      action: 'Summarize push',
      description: 'Count what one run of the push did',
    },
  ],
});
