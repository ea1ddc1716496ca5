import { buildDuplicateForm, shownDuplicates } from '../../../../contacts/review';
import { duplicatesPage } from '../../../../ledger';
import { textParameter } from '../each-item';
import { summaryItems, type PlainOperation } from '../operation';
import { positiveNumber } from '../recurring-properties';

/** One item with the next contacts that may be known already, as fields of a form; `count` is 0 when there are none. */
export const getPage: PlainOperation = {
  properties: [
    {
      displayName: 'Limit',
      name: 'limit',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 50,
      description: 'Max number of results to return',
      hint: 'About ten fit one page',
    },
    {
      displayName: 'After Cursor',
      name: 'afterCursor',
      type: 'string',
      default: '',
      description: 'The "cursor" of the page before. Leave empty to begin.',
    },
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
    const { panels, ahead, cursor } = await duplicatesPage(ledger, {
      ...(propertyId !== null && { propertyId }),
      limit: positiveNumber(node.getNodeParameter('limit', 0, 50), 50),
      after: textParameter(node, 'afterCursor', 0),
    });
    return summaryItems([
      {
        title: `Possible duplicates (${ahead} remaining)`,
        description: `${panels.length} of ${ahead} on this page. Say of each new contact who it is. What you leave open is skipped.`,
        fields: buildDuplicateForm(panels),
        count: panels.length,
        remaining: ahead,
        cursor,
        shown: shownDuplicates(panels),
      },
    ]);
  },
};
