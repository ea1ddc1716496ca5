import { listSources } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { wantedLimit } from '../recurring-properties';

/** One item an imported file, oldest first. */
export const getAll: Operation = {
  properties: returnAllAndLimit,
  async execute({ node, ledger }) {
    return summaryItems(await listSources(ledger, wantedLimit(node)));
  },
};
