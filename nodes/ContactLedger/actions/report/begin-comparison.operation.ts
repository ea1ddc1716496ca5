import { beginComparison as begin } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';

/** One item: the id under which the pages of a comparison are handed over. */
export const beginComparison: Operation = {
  properties: [],
  async execute({ ledger, clock }) {
    return summaryItems([await begin(ledger, 'resman', clock)]);
  },
};
