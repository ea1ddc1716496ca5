import { listContacts, type ContactShown } from '../../../../ledger';
import { textParameter } from '../each-item';
import { summaryItems, type PlainOperation } from '../operation';
import { returnAllAndLimit, wantedLimit } from '../recurring-properties';

const PAGE = 500;

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
    const limit = wantedLimit(node) ?? Infinity;
    const propertyId = textParameter(node, 'propertyId', 0);
    const changedSince = timeOf(textParameter(node, 'changedSince', 0));
    const found: ContactShown[] = [];
    while (found.length < limit) {
      const page = await listContacts(ledger, {
        limit: Math.min(PAGE, limit - found.length),
        ...(propertyId !== null && { propertyId }),
        ...(changedSince !== null && { changedSince }),
        ...(found.length > 0 && { after: found.at(-1)?.contactId ?? '' }),
      });
      for (const contact of page) found.push(contact);
      if (page.length < PAGE) break;
    }
    return summaryItems(found);
  },
};

/** ISO 8601 UTC; null for what is no time. */
const timeOf = (text: string | null): string | null =>
  text === null || Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString();
