import { listPersonDecisions } from '../../../../ledger';
import { summaryItems, type PlainOperation } from '../operation';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { wantedLimit } from '../recurring-properties';

const MOST = 100_000;

/** What people decided about pairs of contacts, the latest first. */
export const getAll: PlainOperation = {
  properties: returnAllAndLimit,
  async execute({ node, ledger }) {
    return summaryItems(await listPersonDecisions(ledger, wantedLimit(node) ?? MOST));
  },
};
