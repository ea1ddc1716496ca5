import { buildReviewForm } from '../../../../contacts/review';
import { conflictsPage } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { positiveNumber } from '../recurring-properties';

/** One item with the next open conflicts as fields of a form; `count` is 0 when there are none. */
export const getPage: Operation = {
  properties: [
    {
      displayName: 'Limit',
      name: 'limit',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 50,
      description: 'Max number of results to return',
      hint: 'Five to ten conflicts fit one page',
    },
    {
      displayName: 'After Phone Number',
      name: 'afterPhone',
      type: 'string',
      default: '',
      placeholder: 'e.g. +16175550123',
      description:
        'Only conflicts of numbers behind this one, the last of the page before. Leave empty to begin.',
    },
    {
      displayName: 'Include Skipped',
      name: 'includeSkipped',
      type: 'boolean',
      default: false,
      description: 'Whether to show conflicts again that a reviewer skipped',
    },
    {
      displayName: 'Candidates to Show',
      name: 'candidatesToShow',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 10 },
      default: 3,
      description: 'How many candidates of a number stand side by side',
    },
  ],
  async execute({ node, ledger }) {
    const afterPhone = String(node.getNodeParameter('afterPhone', 0, '') ?? '').trim();
    const { conflicts, remaining, ahead } = await conflictsPage(ledger, {
      afterPhone: afterPhone === '' ? null : afterPhone,
      limit: positiveNumber(node.getNodeParameter('limit', 0, 50), 50),
      includeSkipped: node.getNodeParameter('includeSkipped', 0, false) === true,
    });
    const candidatesToShow = positiveNumber(node.getNodeParameter('candidatesToShow', 0, 3), 3);
    return summaryItems([
      {
        title: `Review conflicts (${ahead} remaining)`,
        description: `${conflicts.length} of ${ahead} on this page. Choose who each number belongs to. When the candidates are one person or company, merge them. When different people share the number, choose "Same household" and whose name it shows. What you leave open is skipped.`,
        fields: buildReviewForm(conflicts, { candidatesToShow }),
        count: conflicts.length,
        remaining,
        phoneNumbers: conflicts.map((conflict) => conflict.phoneNumber),
        lastPhone: conflicts.at(-1)?.phoneNumber ?? null,
        versions: Object.fromEntries(conflicts.map(({ phoneNumber, version }) => [phoneNumber, version])),
      },
    ]);
  },
};
