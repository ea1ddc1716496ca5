import { listRules } from '../../../../ledger';
import { summaryItems, type PlainOperation } from '../operation';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { wantedLimit } from '../recurring-properties';

/** The rules that were saved, the one of every property first. */
export const getAll: PlainOperation = {
  properties: returnAllAndLimit,
  async execute({ node, ledger }) {
    return summaryItems((await listRules(ledger)).slice(0, wantedLimit(node)));
  },
};
