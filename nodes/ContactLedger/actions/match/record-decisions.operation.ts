import { NodeOperationError } from 'n8n-workflow';
import { duplicatesText, parseDuplicateAnswers, ShownDuplicatesSchema } from '../../../../contacts/review';
import { answerDuplicates, countOpenReviews, type DuplicateOutcome } from '../../../../ledger';
import { jsonParameter } from '../read-each';
import { textParameter } from '../each-item';
import { summaryItems, type RoutedOperation } from '../operation';

const NOBODY_NAMED = 'reviewer without a name';

/** The answers of a submitted page in; one summary, and one item a contact that was decided about, out. */
export const recordDecisions: RoutedOperation = {
  outputs: ['Summary', 'Decided'],
  properties: [
    {
      displayName: 'Reviewer',
      name: 'reviewer',
      type: 'string',
      default: '',
      placeholder: 'e.g. nathan@example.com',
      description: 'Who decided; kept with every decision',
    },
    {
      displayName: 'Questions Shown',
      name: 'shown',
      type: 'json',
      required: true,
      default: '{}',
      description:
        'What "Get Page" put out as "shown". A question that has changed since, or was answered by somebody else, is not decided.',
    },
  ],
  async executeRouted({ node, ledger, clock }) {
    const by = textParameter(node, 'reviewer', 0) ?? NOBODY_NAMED;
    const shown = ShownDuplicatesSchema.safeParse(jsonParameter(node, 'shown', 0));
    if (!shown.success) {
      throw new NodeOperationError(node.getNode(), 'The parameter "Questions Shown" cannot be read', {
        description: 'No decision was recorded. Use "shown" as "Get Page" put it out.',
      });
    }
    const submitted: unknown = Object.assign({}, ...node.getInputData().map(({ json }) => json));
    const answers = parseDuplicateAnswers(submitted, shown.data);
    const results = await answerDuplicates(ledger, answers, by, clock);
    const count = (outcome: DuplicateOutcome) =>
      results.filter((result) => result.outcome === outcome).length;
    const decided = results.flatMap((result) => result.decided);
    const decisions = (wanted: string) => decided.filter(({ decision }) => decision === wanted).length;
    const remaining = await countOpenReviews(ledger);
    const summary = {
      contacts: results.length,
      recorded: count('recorded'),
      skipped: count('skipped'),
      alreadyAnswered: count('already_answered'),
      changedMeanwhile: count('changed_meanwhile'),
      refused: count('refused'),
      merged: decisions('merge'),
      sameHousehold: decisions('same_household'),
      notTheSame: decisions('not_the_same'),
      remaining,
      text: duplicatesText({ remaining }),
    };
    const items = decided.flatMap(({ contactIds, ...one }) =>
      contactIds.map((contactId) => ({ contactId, ...one })),
    );
    return [summaryItems([summary]), summaryItems(items)];
  },
};
