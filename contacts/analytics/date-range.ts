import { LeasingContactsError } from '../model/errors';

/** Days of a calendar, both included. */
export interface DateRange {
  /** YYYY-MM-DD */
  readonly from: string;
  /** YYYY-MM-DD */
  readonly to: string;
  /** Whose days: an IANA name, e.g. "America/New_York". Default "UTC". */
  readonly timeZone?: string;
}

/** A day and the moments it is made of. */
export interface DayOfRange {
  /** YYYY-MM-DD */
  readonly date: string;
  /** Its first moment, ISO 8601 UTC. */
  readonly startsAt: string;
  /** The first moment after it, ISO 8601 UTC. */
  readonly endsAt: string;
}

/** Longer ranges are refused: ten years and their leap days. */
export const MOST_DAYS = 3_653;

/** A range of days that is none. */
export class UnreadableDateRangeError extends LeasingContactsError {
  readonly code = 'metrics.date_range';

  /** @param field the part of the range that is to be changed */
  constructor(
    what: keyof typeof SENTENCES,
    readonly field: 'from' | 'to' | 'time_zone' | 'day',
  ) {
    super(SENTENCES[what], 'Nothing was counted.', REMEDIES[what]);
  }
}

const SENTENCES = {
  date: 'A date of the range is no day of the calendar.',
  order: 'The range ends before it begins.',
  length: `The range has more than ${MOST_DAYS} days.`,
  time_zone: 'The time zone of the range is not known.',
  day: 'The day is none of the range.',
} as const;
const REMEDIES = {
  date: 'Write both dates as YYYY-MM-DD.',
  order: 'Exchange the two dates.',
  length: 'Ask for a shorter range.',
  time_zone: 'Take a name of the IANA list, e.g. "America/New_York", or "UTC".',
  day: 'Ask for a day of the range, or for another range.',
} as const;

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
/** No zone is further from UTC than 14 hours. */
const FURTHEST_OFFSET_MS = 15 * 3_600_000;

/**
 * The days of a range, in their order and without a gap. A day with a change to or from summer time has 23 or 25 hours. Pure.
 * @throws {UnreadableDateRangeError} no such day, the wrong order, too long, or an unknown time zone.
 */
export function daysOf({ from, to, timeZone = 'UTC' }: DateRange): readonly DayOfRange[] {
  const [first, last] = [numberOfDay(from, 'from'), numberOfDay(to, 'to')];
  if (first > last) throw new UnreadableDateRangeError('order', 'to');
  if (last - first >= MOST_DAYS) throw new UnreadableDateRangeError('length', 'from');
  const dateAt = calendarOf(timeZone);
  const starts: string[] = [];
  for (let day = first; day <= last + 1; day += 1) starts.push(startOf(day, dateAt));
  return starts.slice(0, -1).map((startsAt, index) => ({
    date: dateOf(first + index),
    startsAt,
    endsAt: starts[index + 1] ?? startsAt,
  }));
}

/** The date that a moment has in a time zone. @throws {UnreadableDateRangeError} an unknown time zone. */
export const dateIn = (moment: string, timeZone: string): string => calendarOf(timeZone)(Date.parse(moment));

/** The first of so many days that end with a last one. @throws {UnreadableDateRangeError} the last one is no day */
export const firstOfDays = (to: string, days: number): string => dateOf(numberOfDay(to, 'to') - days + 1);

const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Days since 1970. */
function numberOfDay(date: string, field: 'from' | 'to'): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) / DAY_MS : Number.NaN;
  if (Number.isNaN(day) || dateOf(day) !== date) throw new UnreadableDateRangeError('date', field);
  return day;
}

/** Which date a moment has in a time zone. */
function calendarOf(timeZone: string): (ms: number) => string {
  if (timeZone === 'UTC') return (ms) => new Date(ms).toISOString().slice(0, 10);
  const formatter = formatterOf(timeZone);
  if (formatter === null) throw new UnreadableDateRangeError('time_zone', 'time_zone');
  return (ms) => formatter.format(ms);
}

/** Swedish dates are ISO 8601. null for a zone that there is not. */
function formatterOf(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  } catch {
    return null;
  }
}

/** The first quarter of an hour of a day: every zone's midnight is at one. */
function startOf(day: number, dateAt: (ms: number) => string): string {
  const date = dateOf(day);
  let before = day * DAY_MS - FURTHEST_OFFSET_MS;
  let after = day * DAY_MS + FURTHEST_OFFSET_MS;
  while (after - before > QUARTER_MS) {
    const middle = before + Math.floor((after - before) / QUARTER_MS / 2) * QUARTER_MS;
    if (dateAt(middle) >= date) after = middle;
    else before = middle;
  }
  return new Date(after).toISOString();
}
