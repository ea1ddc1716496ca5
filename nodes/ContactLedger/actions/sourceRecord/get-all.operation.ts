import { listAcceptedRecords } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { wantedLimit } from '../recurring-properties';

/** One item a record that can be matched, as Contact Import put it out, with its key. */
export const getAll: Operation = {
  properties: returnAllAndLimit,
  async execute({ node, ledger }) {
    return summaryItems(await listAcceptedRecords(ledger, wantedLimit(node)));
  },
};
