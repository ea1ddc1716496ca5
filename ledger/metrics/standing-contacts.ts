import { daysOf, type DateRange, type DayOfRange } from '../../contacts/analytics/date-range';
import type { LedgerDb } from '../tables';

/** Which contacts are counted, over which days. */
export interface MetricsRequest extends DateRange {
  /** Only contacts of this property; null or left out: of every property, and of none. */
  readonly propertyId?: string | null;
}

/** A range as moments. */
export interface Span {
  readonly days: readonly DayOfRange[];
  /** The first moment of the range, ISO 8601 UTC. */
  readonly startsAt: string;
  /** The first moment after it, ISO 8601 UTC. */
  readonly endsAt: string;
}

/** @throws {UnreadableDateRangeError} */
export function spanOf(range: DateRange): Span {
  const days = daysOf(range);
  return { days, startsAt: days[0]?.startsAt ?? '', endsAt: days.at(-1)?.endsAt ?? '' };
}

/**
 * The people the metrics count: contacts that stand by themselves and were not erased. One that others were merged into counts
 * once, since the first of them was made.
 */
export const standingContacts = (db: LedgerDb, propertyId: string | null | undefined) =>
  db
    .selectFrom('contacts as standing')
    .innerJoin('contacts as member', 'member.survivor_id', 'standing.id')
    .where('standing.status', '=', 'active')
    .$if(propertyId != null, (query) => query.where('standing.property_id', '=', propertyId!))
    .groupBy([
      'standing.id',
      'standing.property_id',
      'standing.role',
      'standing.lead_score',
      'standing.first_system',
    ])
    .select((eb) => [
      'standing.id as id',
      'standing.property_id as property_id',
      'standing.role as role',
      'standing.lead_score as lead_score',
      'standing.first_system as first_system',
      eb.fn.min('member.created_at').as('made_at'),
    ]);

/** A share with four decimals; null when there is nothing to be a part of. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : rounded(part / whole);

/** Four decimals, so that both databases give the same number; null stays null. */
export function rounded(value: number): number;
export function rounded(value: number | null): number | null;
export function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}
