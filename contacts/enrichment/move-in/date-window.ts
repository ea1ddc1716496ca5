import { addDays, firstOfMonth, lastOfMonth, monthOf, yearOf, type Day } from './calendar-day';

/** How exactly a date was said. `soon`: as soon as possible; `range`: two dates, or one with an open end. */
export const datePrecisions = [
  'day',
  'week',
  'part_of_month',
  'month',
  'season',
  'year',
  'soon',
  'range',
] as const;
export type DatePrecision = (typeof datePrecisions)[number];

/** From the first to the last day that is meant, both included. */
export interface DateWindow {
  readonly earliest: Day;
  /** null for "July or later". */
  readonly latest: Day | null;
  readonly precision: DatePrecision;
}

/** Which part of a longer time. */
export type Part = 'early' | 'mid' | 'late' | 'first_week' | 'last_week';

/** A day as a window. */
export const onDay = (day: Day): DateWindow => ({ earliest: day, latest: day, precision: 'day' });

/**
 * A month or a part of it: early is the 1st to the 10th, mid the 11th to the 20th, late the 21st to the last.
 * @param month 1..12
 */
export function inMonth(year: number, month: number, part: Part | null = null): DateWindow {
  const [first, last] = [firstOfMonth(year, month), lastOfMonth(year, month)];
  const precision = part === null ? 'month' : 'part_of_month';
  const span = (from: number, to: number): DateWindow => ({
    earliest: addDays(first, from - 1),
    latest: addDays(first, to - 1),
    precision,
  });
  if (part === 'early') return span(1, 10);
  if (part === 'mid') return span(11, 20);
  if (part === 'first_week') return span(1, 7);
  if (part === 'last_week') return { earliest: addDays(last, -6), latest: last, precision };
  if (part === 'late') return { earliest: addDays(first, 20), latest: last, precision };
  return { earliest: first, latest: last, precision };
}

/** The seasons as weather offices count them; `first` is the first month, 1..12. */
export const seasons = { spring: 3, summer: 6, fall: 9, winter: 12 } as const;
export type Season = keyof typeof seasons;

/** A season that begins in this year, or one of its three months. */
export function inSeason(year: number, season: Season, part: Part | null = null): DateWindow {
  const month = seasons[season];
  const at = (offset: number): [number, number] =>
    month + offset > 12 ? [year + 1, month + offset - 12] : [year, month + offset];
  const part3 = part === null ? null : { early: 0, first_week: 0, mid: 1, late: 2, last_week: 2 }[part];
  if (part3 !== null) return { ...inMonth(...at(part3)), precision: 'month' };
  return { earliest: firstOfMonth(...at(0)), latest: lastOfMonth(...at(2)), precision: 'season' };
}

/** A year, or a third of it; its end is the last ten days of December, as people say it. */
export function inYear(year: number, part: Part | null = null): DateWindow {
  if (part === 'late' || part === 'last_week') return inMonth(year, 12, 'late');
  const [from, to] = part === null ? [1, 12] : part === 'mid' ? [5, 8] : [1, 4];
  return { earliest: firstOfMonth(year, from), latest: lastOfMonth(year, to), precision: 'year' };
}

/**
 * The window as it is meant on a day: one that is over is next year's, unless its year was said; one that has begun begins today.
 * @param windowIn the window in a given year
 * @returns null for a year that was said and is over
 */
export function upcoming(
  windowIn: (year: number) => DateWindow | null,
  today: Day,
  saidYear: number | null = null,
): DateWindow | null {
  for (const year of saidYear === null ? [yearOf(today) - 1, yearOf(today), yearOf(today) + 1] : [saidYear]) {
    const window = windowIn(year);
    if (window !== null && (window.latest ?? window.earliest) >= today) return fromToday(window, today);
  }
  return null;
}

/** The window without what is over. */
export const fromToday = (window: DateWindow, today: Day): DateWindow =>
  window.earliest < today ? { ...window, earliest: today } : window;

/** From the first day of one to the last of the other, whichever was said first. */
export function joined(first: DateWindow, second: DateWindow): DateWindow {
  const earliest = first.earliest < second.earliest ? first.earliest : second.earliest;
  const ends = [first.latest, second.latest];
  const latest = ends.includes(null) ? null : ends.reduce((a, b) => (a! > b! ? a : b))!;
  return { earliest, latest, precision: 'range' };
}

/** Whether two windows have a day in common. */
export const overlap = (a: DateWindow, b: DateWindow): boolean =>
  a.earliest <= (b.latest ?? '9999-12-31') && b.earliest <= (a.latest ?? '9999-12-31');

/** The month of a day and the year it is in next, for "next month". */
export const monthsFrom = (day: Day, months: number): [year: number, month: number] => {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months;
  return [Math.floor(count / 12), (count % 12) + 1];
};
