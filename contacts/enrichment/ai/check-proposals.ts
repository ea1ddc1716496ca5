import { budgetCandidates } from '../budget/read-budget';
import { addDays, dayInZone } from '../move-in/calendar-day';
import { dateMentions } from '../move-in/date-mentions';
import { withoutContactData } from '../reading/contact-data';
import type { Evidence } from '../reading/evidence';
import { foldInStep, MASK, type Span } from '../reading/readable';
import type { RenterMessage } from '../reading/renter-messages';
import { unitTypes } from '../units/unit-words';
import { ProposedSchemas } from './ai-findings';
import type { Dropped } from './check-ai-findings';

/** A preference that an AI read between the lines, with the renter's own words for it. */
export interface Proposal extends Evidence {
  readonly name: keyof typeof ProposedSchemas;
  /** "2027-06-15", "2 bedroom", or the amounts as "1500-1800", an open end left out. */
  readonly value: string;
}

/** No lease is planned further ahead. */
const FURTHEST_DAYS = 730;

/** A quote that was found: its message, and where in it. */
interface Found {
  readonly message: RenterMessage;
  readonly span: Span;
}

/**
 * The suggestions whose quote really stands in the message of the renter it names, outside of contact data, quotations and words
 * about protected traits, and whose value the quote bears out. Never throws.
 */
export function checkProposals(
  proposed: unknown,
  messages: readonly RenterMessage[],
  timeZone: string,
): { readonly proposals: readonly Proposal[]; readonly refused: readonly Dropped[] } {
  const proposals: Proposal[] = [];
  const refused: Dropped[] = [];
  if (proposed === undefined || proposed === null) return { proposals, refused };
  const refuse = (name: string, reason: string) =>
    refused.push({ field: `preferences_proposed.${name}`, reason });
  if (typeof proposed !== 'object' || Array.isArray(proposed)) {
    refused.push({ field: 'preferences_proposed', reason: 'It is no object' });
    return { proposals, refused };
  }
  const said = proposed as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(said))
    if (!Object.hasOwn(ProposedSchemas, name))
      refuse(/^[a-z_]{1,40}$/i.test(name) ? name : 'an unknown name', 'An AI may not suggest this');

  const take = (
    name: Proposal['name'],
    value: string,
    evidence: Evidence,
    isBorneOut: (found: Found) => boolean,
  ): void => {
    const found = findQuote(messages, evidence);
    if (typeof found === 'string') return void refuse(name, found);
    if (!isBorneOut(found)) return void refuse(name, 'Its quote does not say so');
    const { start, end } = found.span;
    const quote = withoutContactData(found.message.said.slice(start, end));
    proposals.push({ name, value, message_id: found.message.id, quote });
  };

  const moveIn = read(ProposedSchemas.move_in_date, said.move_in_date);
  if (moveIn.kind === 'unreadable') refuse('move_in_date', UNREADABLE);
  else if (moveIn.kind === 'read')
    take('move_in_date', moveIn.value.value, moveIn.value, (found) =>
      saysDate(found, moveIn.value.value, timeZone),
    );

  const budget = read(ProposedSchemas.budget_range, said.budget_range);
  if (budget.kind === 'unreadable') refuse('budget_range', UNREADABLE);
  else if (budget.kind === 'read') {
    const { min = null, max = null } = budget.value;
    const amounts = [min, max].filter((amount) => amount !== null);
    const isRange = amounts.length > 0 && (min === null || max === null || min <= max);
    if (!isRange) refuse('budget_range', 'It names no amount, or more at least than at most');
    else
      take('budget_range', `${min ?? ''}-${max ?? ''}`, budget.value, (found) => saysAmounts(found, amounts));
  }

  const units = read(ProposedSchemas.unit_preferences, said.unit_preferences);
  if (units.kind === 'unreadable') refuse('unit_preferences', UNREADABLE);
  else if (units.kind === 'read')
    for (const unit of units.value) {
      const isKnown = (unitTypes as readonly string[]).includes(unit.value);
      if (isKnown) take('unit_preferences', unit.value, unit, () => true);
      else refuse('unit_preferences', 'It is no kind of home of the list');
    }
  return { proposals, refused };
}

const UNREADABLE = 'It lacks its value, its message or its quote';

function read<Value>(
  schema: { safeParse: (value: unknown) => { success: true; data: Value } | { success: false } },
  value: unknown,
): { readonly kind: 'read'; readonly value: Value } | { readonly kind: 'absent' | 'unreadable' } {
  if (value === undefined || value === null) return { kind: 'absent' };
  const result = schema.safeParse(value);
  return result.success ? { kind: 'read', value: result.data } : { kind: 'unreadable' };
}

/** Where the quote stands; else why it does not count. */
function findQuote(messages: readonly RenterMessage[], { message_id, quote }: Evidence): Found | string {
  const message = messages.find(({ id }) => id === message_id);
  if (message === undefined) return 'It names no message of the renter';
  const wanted = foldInStep(quote.trim());
  const start = wanted.length < 2 ? -1 : foldInStep(message.said).indexOf(wanted);
  if (start < 0) return 'Its quote does not stand in the message';
  const span = { start, end: start + wanted.length };
  if (message.folded.slice(span.start, span.end).includes(MASK))
    return 'Its quote holds contact data, words of others or a protected trait';
  return { message, span };
}

const isWithin = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function saysDate({ message, span }: Found, day: string, timeZone: string): boolean {
  const today = dayInZone(message.sentAt, timeZone);
  if (day < today || day > addDays(today, FURTHEST_DAYS)) return false;
  return dateMentions(message.folded, today).some(
    (mention) =>
      !mention.isDenied &&
      isWithin(mention, span) &&
      mention.window.earliest <= day &&
      day <= (mention.window.latest ?? day),
  );
}

/** Income, deposits, fees and prices that were asked about are no budget, whatever an AI makes of them. */
function saysAmounts({ message, span }: Found, amounts: readonly number[]): boolean {
  const within = budgetCandidates(message).filter((candidate) => isWithin(candidate, span));
  return amounts.every((amount) => within.some(({ value }) => value === amount));
}
