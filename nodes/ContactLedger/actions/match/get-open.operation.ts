import { listOpenReviews, type OpenReview } from '../../../../ledger';
import { textParameter } from '../each-item';
import { everyPageBehind } from '../every-page';
import { summaryItems, type PlainOperation } from '../operation';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { wantedLimit } from '../recurring-properties';

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
    const propertyId = textParameter(node, 'propertyId', 0);
    const found = await everyPageBehind<OpenReview>(wantedLimit(node), (limit, last) =>
      listOpenReviews(ledger, {
        limit,
        ...(propertyId !== null && { propertyId }),
        ...(last && { after: last }),
      }),
    );
    return summaryItems(found);
  },
};
