import { NodeOperationError } from 'n8n-workflow';
import {
  parseLetterAnswers,
  parseReasons,
  ShownLettersSchema,
  lettersText,
  typedJson,
  type PendingLetter,
  type Reasoned,
} from '../../../../contacts/review';
import {
  countLetters,
  decideAboutEffects,
  decideAboutEvents,
  replayCause,
  type Clock,
  type DecidedLetter,
  type Ledger,
  type LetterOutcome,
} from '../../../../ledger';
import { textParameter } from '../each-item';
import { checkContent, findingSentence } from '../event/event-content';
import { summaryItems, type Operation } from '../operation';
import { jsonParameter } from '../read-each';

const NOBODY_NAMED = 'reviewer without a name';

/** The answers of a submitted page in; one summary out, with what needs a reason or a correction as `pending`. */
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
      displayName: 'Letters Shown',
      name: 'shown',
      type: 'json',
      required: true,
      default: '{}',
      description:
        'What "Get Page" put out as "shown". What was tried again since, or decided by somebody else, is not changed.',
    },
  ],
  async execute({ node, ledger, clock }) {
    const by = textParameter(node, 'reviewer', 0) ?? NOBODY_NAMED;
    const shown = ShownLettersSchema.safeParse(jsonParameter(node, 'shown', 0));
    if (!shown.success)
      throw new NodeOperationError(node.getNode(), 'The parameter "Letters Shown" cannot be read', {
        description: 'No decision was recorded. Use "shown" as "Get Page" put it out.',
      });
    const submitted: unknown = Object.assign({}, ...node.getInputData().map(({ json }) => json));
    const { causes, now, pending: asked } = parseLetterAnswers(submitted, shown.data);
    const { done, pending: again } = await carryOut(ledger, parseReasons(submitted, shown.data), by, clock);
    const pending = [...asked, ...again];
    const outcomes = [...done];
    for (const { letter, ...decision } of now)
      if (letter === 'effect') outcomes.push(...(await decideAboutEffects(ledger, [decision], by, clock)));
      else
        outcomes.push(...(await decideAboutEvents(ledger, [{ ...decision, action: 'replay' }], by, clock)));
    let ofCauses = 0;
    const except = pending.map(({ id }) => id);
    for (const cause of causes) ofCauses += await replayCause(ledger, { cause, except }, by, clock);
    const count = (wanted: LetterOutcome) => outcomes.filter(({ outcome }) => outcome === wanted).length;
    const summary = {
      replayed: count('replayed') + ofCauses,
      corrected: count('corrected'),
      givenUp: count('given_up'),
      superseded: count('superseded'),
      alreadyDecided: count('already_given_up') + count('changed_meanwhile') + count('not_found'),
      erased: count('erased'),
      refused: again.length,
      remaining: await countLetters(ledger),
    };
    return summaryItems([{ ...summary, pending, text: lettersText(summary) }]);
  },
};

/** Gives up and corrects what a reason was written for; a correction that its kind does not allow is asked for again. */
async function carryOut(
  ledger: Ledger,
  reasoned: readonly Reasoned[],
  by: string,
  clock: Clock,
): Promise<{ done: DecidedLetter[]; pending: PendingLetter[] }> {
  const done: DecidedLetter[] = [];
  const pending: PendingLetter[] = [];
  for (const one of reasoned) {
    if (one.reason === null) continue;
    const { id, version, letter, action, system, type } = one.pending;
    const { reason } = one;
    if (action === 'give_up') {
      const decision = { id, version, action, reason };
      const decide = letter === 'event' ? decideAboutEvents : decideAboutEffects;
      done.push(...(await decide(ledger, [decision], by, clock)));
      continue;
    }
    const content = checkContent(system, type, typedJson(one.text));
    if (content.kind === 'refused')
      pending.push({ ...one.pending, text: one.text, findings: content.findings.map(findingSentence) });
    else
      done.push(
        ...(await decideAboutEvents(
          ledger,
          [{ id, version, action, payload: content.payload, reason }],
          by,
          clock,
        )),
      );
  }
  return { done, pending };
}
