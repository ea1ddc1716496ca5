import { pushOutlook, summarizePushRun } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { runIdOf, runIdOption } from './run-id';

/** One item: what this run did, in numbers, and how many numbers still wait. */
export const summary: Operation = {
  properties: [
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [runIdOption],
    },
  ],
  async execute({ node, ledger }) {
    const runId = runIdOf(node);
    const { waiting, pushed } = await pushOutlook(ledger);
    return summaryItems([{ runId, ...(await summarizePushRun(ledger, runId ?? '')), waiting, pushed }]);
  },
};
