import { listDriftReports } from '../../../../ledger';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { summaryItems, type Operation } from '../operation';
import { wantedLimit } from '../recurring-properties';

/** One item a finished comparison, the newest first; without the ids. */
export const getDriftReports: Operation = {
  properties: returnAllAndLimit,
  async execute({ node, ledger }) {
    return summaryItems(await listDriftReports(ledger, wantedLimit(node) ?? Number.MAX_SAFE_INTEGER));
  },
};
