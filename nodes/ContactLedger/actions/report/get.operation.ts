import { filesPage, matchesText, pushText, reviewText } from '../../../../contacts/review';
import { report } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';

/** One item: what was done, counted anew, and whether the books balance; also as form pages and as sentences. */
export const get: Operation = {
  properties: [],
  async execute({ ledger }) {
    const counts = await report(ledger);
    const pages = { files: filesPage(counts.files) };
    const text = { matches: matchesText(counts), review: reviewText(counts), push: pushText(counts) };
    return summaryItems([{ ...counts, pages, text }]);
  },
};
