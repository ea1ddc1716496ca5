import { NodeOperationError } from 'n8n-workflow';
import { parseDecisions } from '../../../../contacts/review';
import { conflictsOf, conflictsPage, recordDecisions as record } from '../../../../ledger';
import type { DecisionOutcome } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { readShownPage } from './shown-page';

const NOBODY_NAMED = 'reviewer without a name';

/** The answers of a submitted page in, one summary out. */
export const recordDecisions: Operation = {
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
      displayName: 'Phone Numbers Shown',
      name: 'phoneNumbers',
      type: 'json',
      default: '[]',
      description:
        'What "Get Page" put out as "versions" (or as "phoneNumbers"). What is left open on the page counts as skipped. With the versions, a conflict that got other records since is not decided.',
    },
  ],
  async execute({ node, ledger, clock }) {
    const reviewer = String(node.getNodeParameter('reviewer', 0, '') ?? '').trim() || NOBODY_NAMED;
    const answers = node.getInputData().map(({ json }) => json);
    const page = readShownPage(node.getNodeParameter('phoneNumbers', 0, '[]'), answers);
    if (page === null) {
      throw new NodeOperationError(node.getNode(), 'The parameter "Phone Numbers Shown" cannot be read', {
        description:
          'No decision was recorded. Use "versions" or "phoneNumbers" as "Get Page" put it out, or leave it empty.',
      });
    }
    const known = new Map((await conflictsOf(ledger, [...page.keys()])).map((one) => [one.phoneNumber, one]));
    const shown = [...page.keys()].map((phone) => known.get(phone) ?? { phoneNumber: phone, candidates: [] });
    const decisions = parseDecisions(Object.assign({}, ...answers), shown);
    const batchId = clock.newId();
    const results = await record(
      ledger,
      decisions.map((decision) => ({ ...decision, version: page.get(decision.phoneNumber) ?? null })),
      reviewer,
      clock,
      batchId,
    );
    const count = (outcome: DecisionOutcome) => results.filter((result) => result.outcome === outcome).length;
    return summaryItems([
      {
        batchId,
        decisions: results.length,
        recorded: count('recorded'),
        skipped: count('skipped'),
        alreadyDecided: count('already_decided'),
        changedMeanwhile: count('changed_meanwhile'),
        refused: count('unknown_number') + count('no_such_candidate'),
        remaining: (await conflictsPage(ledger, { limit: 1 })).remaining,
        lastPhone: [...page.keys()].sort().at(-1) ?? null,
      },
    ]);
  },
};
