import { pushOutlook } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { runIdOf, runIdOption } from './run-id';

/** One item: the name of the run, and how many numbers are waiting, failed and pushed before it. Changes nothing. */
export const begin: Operation = {
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
    return summaryItems([{ runId: runIdOf(node), ...(await pushOutlook(ledger)) }]);
  },
};
