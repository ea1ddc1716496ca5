import { listContacts, type ContactShown } from '../../../../ledger';
import { textParameter } from '../each-item';
import { everyPageBehind } from '../every-page';
import { summaryItems, type PlainOperation } from '../operation';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { wantedLimit } from '../recurring-properties';

/** Contacts by property and time of the last change. */
export const getAll: PlainOperation = {
  properties: [
    ...returnAllAndLimit,
    {
      displayName: 'Property ID',
      name: 'propertyId',
      type: 'string',
      default: '',
      description: 'Leave empty for the contacts of every property',
    },
    {
      displayName: 'Changed Since',
      name: 'changedSince',
      type: 'dateTime',
      default: '',
      description: 'Only contacts that were changed then or later',
    },
  ],
  async execute({ node, ledger }) {
    const propertyId = textParameter(node, 'propertyId', 0);
    const changedSince = timeOf(textParameter(node, 'changedSince', 0));
    const found = await everyPageBehind<ContactShown>(wantedLimit(node), (limit, last) =>
      listContacts(ledger, {
        limit,
        ...(propertyId !== null && { propertyId }),
        ...(changedSince !== null && { changedSince }),
        ...(last && { after: last.contactId }),
      }),
    );
    return summaryItems(found);
  },
};

/** ISO 8601 UTC; null for what is no time. */
const timeOf = (text: string | null): string | null =>
  text === null || Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString();
