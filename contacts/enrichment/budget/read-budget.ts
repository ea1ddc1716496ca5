import { evidenceAt, type Evidence } from '../reading/evidence';
import { pieceAround } from '../reading/clauses';
import type { Span } from '../reading/readable';
import type { RenterMessage } from '../reading/renter-messages';
import { amountsIn, type Amount } from './amounts';
import {
  A_MONTH_AFTER,
  ABOUT_BEFORE,
  BETWEEN_AMOUNTS,
  CAP_AFTER,
  CAP_BEFORE,
  FLOOR_BEFORE,
  NOT_BEFORE,
  OTHER_THING,
  OTHER_THING_AFTER,
  RANGE_BEFORE,
  WANTED,
  WANTED_AFTER,
} from './budget-cues';

/** What somebody wants to pay, in dollars a month; an end that was not said is null. */
export interface Budget {
  readonly min: number | null;
  readonly max: number | null;
  readonly evidence: readonly Evidence[];
}

type Kind = 'cap' | 'floor' | 'range' | 'amount';
/** Its place is that of the words and the amount together. */
interface Statement extends Span {
  readonly kind: Kind;
  readonly min: number | null;
  readonly max: number | null;
  /** "At least 1500" by itself says nothing of a rent: it counts beside a limit. */
  readonly needsLimit?: boolean;
}

/**
 * What the renter wants to pay. Only what they say they want to pay: neither income, deposits and fees, what they pay now, nor a price
 * they ask about. A budget without "at least" or a range is an upper limit. The last message that says one counts. Pure, never throws.
 * @param messages oldest first
 */
export function readBudget(messages: readonly RenterMessage[]): Budget | null {
  let stated: Budget | null = null;
  for (const message of messages) {
    const all = statementsIn(message);
    const hasLimit = all.some(({ max }) => max !== null);
    const statements = all.filter(({ needsLimit }) => needsLimit !== true || hasLimit);
    if (statements.length === 0) continue;
    const range = statements.findLast(({ kind }) => kind === 'range');
    const floor = statements.findLast(({ kind }) => kind === 'floor');
    const limit = statements.findLast(({ kind }) => kind === 'cap' || kind === 'amount');
    const used = range ? [range] : [floor, limit].filter((statement) => statement !== undefined);
    const min = range ? range.min : (floor?.min ?? null);
    const max = range ? range.max : (limit?.max ?? null);
    const isPossible = min === null || max === null || min <= max;
    stated = {
      min: isPossible ? min : null,
      max,
      evidence: (isPossible ? used : used.slice(-1)).map((span) => evidenceAt(message, span)),
    };
  }
  return stated;
}

function statementsIn({ folded, sentences, asked }: RenterMessage): Statement[] {
  const amounts = amountsIn(folded);
  const found: Statement[] = [];
  for (let place = 0; place < amounts.length; place += 1) {
    const amount = amounts[place]!;
    const sentence = pieceAround(sentences, amount.start, folded);
    const before = textBefore(folded, sentence, amounts[place - 1], amount);
    const next = amounts[place + 1];
    const isRange =
      next !== undefined &&
      next.start < sentence.end &&
      next.value > amount.value &&
      BETWEEN_AMOUNTS.test(folded.slice(amount.end, next.start));
    const after = folded.slice(isRange ? next.end : amount.end, sentence.end);
    if (isRange) {
      const isStatement = isRangeSaid(before, after, amount, next, asked.has('budget'));
      if (isStatement) {
        const start = startOf(before, amount, RANGE_BEFORE);
        found.push({ start, end: next.end, kind: 'range', min: amount.value, max: next.value });
      }
      place += 1;
      continue;
    }
    const statement = statementOf(before, after, amount, asked.has('budget'));
    if (statement !== null) found.push(statement);
  }
  return found;
}

/** What stands in front of an amount in its sentence, up to the amount before it. */
function textBefore(folded: string, sentence: Span, previous: Amount | undefined, amount: Amount): string {
  const start = Math.max(sentence.start, previous?.end ?? 0, amount.start - 80);
  return folded.slice(Math.min(start, amount.start), amount.start);
}

const lastPlace = (text: string, cues: RegExp): number => {
  const last = [...text.matchAll(cues)].at(-1);
  return last === undefined ? -1 : last.index + last[0].length;
};

/** Whether the nearer words before it speak of something else than what they want to pay. */
function isOtherThing(before: string, after: string): boolean {
  if (OTHER_THING_AFTER.test(after) || NOT_BEFORE.test(before)) return true;
  return lastPlace(before, OTHER_THING) > lastPlace(before, WANTED);
}

/**
 * The amounts of a message that could be what somebody wants to pay: those that the words around them do not make an income, a
 * deposit, a fee, a present rent or a price that is asked about.
 */
export function budgetCandidates({ folded, sentences }: RenterMessage): Amount[] {
  const amounts = amountsIn(folded);
  return amounts.filter((amount, place) => {
    const sentence = pieceAround(sentences, amount.start, folded);
    const before = textBefore(folded, sentence, amounts[place - 1], amount);
    return !isOtherThing(before, folded.slice(amount.end, sentence.end));
  });
}

const looksLikeYears = (first: number, last: number): boolean => first >= 1980 && last <= 2035;

function isRangeSaid(before: string, after: string, first: Amount, last: Amount, wasAsked: boolean): boolean {
  if (isOtherThing(before, after)) return false;
  const isWanted = wasAsked || lastPlace(before, WANTED) >= 0 || WANTED_AFTER.test(after);
  return isWanted || first.isMoney || last.isMoney || !looksLikeYears(first.value, last.value);
}

function statementOf(before: string, after: string, amount: Amount, wasAsked: boolean): Statement | null {
  const isCap = CAP_BEFORE.test(before) || CAP_AFTER.test(after);
  const isWanted = lastPlace(before, WANTED) >= 0 || WANTED_AFTER.test(after);
  // "I pay no more than 1600 now" is no limit, "I pay 1450 and want to stay under 1600" is one: only words before the limit count.
  if (isOtherThing(before, after) && !(isCap && !SAID_OF_OTHERS.test(before))) return null;
  const start = startOf(before, amount, CAP_BEFORE);
  const end = amount.end + (CAP_AFTER.exec(after) ?? WANTED_AFTER.exec(after) ?? [''])[0].length;
  if (isCap) return { start, end, kind: 'cap', min: null, max: amount.value };
  if (FLOOR_BEFORE.test(before)) {
    const needsLimit = !isWanted && !wasAsked;
    return {
      start: startOf(before, amount, FLOOR_BEFORE),
      end,
      kind: 'floor',
      min: amount.value,
      max: null,
      needsLimit,
    };
  }
  const isAbout = ABOUT_BEFORE.test(before) && (amount.isMoney || A_MONTH_AFTER.test(after));
  const isAnswer = wasAsked && before.length < 30;
  if (!isWanted && !isAbout && !isAnswer && !isWrittenIsh(after)) return null;
  return { start: startOf(before, amount, ABOUT_BEFORE), end, kind: 'amount', min: null, max: amount.value };
}

/** Words with which even "up to 1600" is about something else. */
const SAID_OF_OTHERS =
  /\b(?:make|earn|income|salary|gano|ingresos?|sueldo|deposits?|deposito|fees?|score|credit|covers?|approved|paid|pays|save|off|discount|went)\b/;

const isWrittenIsh = (after: string): boolean => /^ish\b/.test(after);

/** Where the phrase begins: with the words that bound it, if those stand right before. */
function startOf(before: string, amount: Amount, words: RegExp): number {
  const match = words.exec(before);
  return match === null ? amount.start : amount.start - (before.length - match.index);
}
