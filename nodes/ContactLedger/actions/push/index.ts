import { describeResource } from '../../../actions/resource-description';
import { begin } from './begin.operation';
import { getDue } from './get-due.operation';
import { preview } from './preview.operation';
import { recordPreview } from './record-preview.operation';
import { recordResults } from './record-results.operation';
import { summary } from './summary.operation';

export const operations = { begin, getDue, preview, recordPreview, recordResults, summary } as const;

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
      name: 'Preview',
      value: 'preview',
      action: 'Preview push',
      description: 'Look at every contact that a push would send, without taking it',
    },
    {
      name: 'Record Preview',
      value: 'recordPreview',
      action: 'Record preview of push',
      description: 'Keep what a dry run of the upserts found out, for the review page',
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
