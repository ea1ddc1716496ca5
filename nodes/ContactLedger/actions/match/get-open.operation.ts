import { listOpenReviews, type OpenReview } from '../../../../ledger';
import { textParameter } from '../each-item';
import { summaryItems, type PlainOperation } from '../operation';
import { returnAllAndLimit, wantedLimit } from '../recurring-properties';

const PAGE = 200;

/** Pairs of contacts of which a person has to say whether they are one, the oldest first. */
export const getOpen: PlainOperation = {
  properties: [
    ...returnAllAndLimit,
    {
      displayName: 'Property ID',
      name: 'propertyId',
      type: 'string',
      default: '',
      description: 'Leave empty for the questions of every property',
    },
  ],
  async execute({ node, ledger }) {
    const limit = wantedLimit(node) ?? Infinity;
    const propertyId = textParameter(node, 'propertyId', 0);
    const found: OpenReview[] = [];
    while (found.length < limit) {
      const last = found.at(-1);
      const page = await listOpenReviews(ledger, {
        limit: Math.min(PAGE, limit - found.length),
        ...(propertyId !== null && { propertyId }),
        ...(last && { after: { openedAt: last.openedAt, reviewId: last.reviewId } }),
      });
      for (const review of page) found.push(review);
      if (page.length < PAGE) break;
    }
    return summaryItems(found);
  },
};
