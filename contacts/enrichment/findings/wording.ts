import type { Day } from '../move-in/calendar-day';
import type { DateWindow } from '../move-in/date-window';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Jun 15, 2027" */
export const dayInWords = (day: Day): string =>
  `${MONTHS[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8))}, ${day.slice(0, 4)}`;

/** "on Jun 15, 2027", "between Jun 11, 2027 and Jun 20, 2027", "on or after Jul 1, 2027", "as soon as possible". */
export function windowInWords({ earliest, latest, precision }: DateWindow): string {
  if (precision === 'soon') return 'as soon as possible';
  if (latest === null) return `on or after ${dayInWords(earliest)}`;
  return earliest === latest
    ? `on ${dayInWords(earliest)}`
    : `between ${dayInWords(earliest)} and ${dayInWords(latest)}`;
}

const dollars = (amount: number): string => `$${amount.toLocaleString('en-US')}`;

/** "$1,500 to $1,800 a month", "up to $1,800 a month", "$1,500 a month or more". */
export function budgetInWords({ min, max }: { min: number | null; max: number | null }): string {
  if (min !== null && max !== null) return `${dollars(min)} to ${dollars(max)} a month`;
  return max === null ? `${dollars(min ?? 0)} a month or more` : `up to ${dollars(max)} a month`;
}

/** "a studio, a 1 bedroom or a loft". */
export const unitsInWords = (types: readonly string[]): string =>
  listed(
    types.map((type) => `a ${type}`),
    'or',
  );

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}
