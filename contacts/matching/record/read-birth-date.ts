/** A date in parts; 0 for a part that is not there or cannot be. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Two digits up to here are years of this century; nobody born later signs a lease. */
const LAST_YEAR_OF_2000S = 12;

const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year <= LAST_YEAR_OF_2000S ? 2000 + year : 1900 + year;
};

const dateOf = (year: number, month: number, day: number): DateParts | null =>
  year > 0 || month > 0 || day > 0 ? { year, month, day } : null;

/**
 * Reads a date of birth: "1978-12-11", "12/11/1978", "20/8/1991", "15-Mar-92", "Mar 1 1970", "1978". Between slashes
 * the month stands first unless it cannot be one. Damaged parts stay as they are, because two damaged dates still
 * compare ("1850-01-81"). null for anything else. Never throws.
 */
export function readBirthDate(raw: string): DateParts | null {
  const text = raw.trim().slice(0, 40);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:\D.*)?$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (slashed) {
    const [first, second] = [Number(slashed[1]), Number(slashed[2])];
    const year = fullYear(slashed[3] ?? '');
    return first > 12 ? dateOf(year, second, first) : dateOf(year, first, second);
  }
  const dayMonth = /^(\d{1,2})[\s-]([A-Za-z]{3,9})\.?[\s,-]+(\d{4}|\d{2})$/.exec(text);
  if (dayMonth && monthOf(dayMonth[2] ?? '') > 0)
    return dateOf(fullYear(dayMonth[3] ?? ''), monthOf(dayMonth[2] ?? ''), Number(dayMonth[1]));
  const monthDay = /^([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/.exec(text);
  if (monthDay && monthOf(monthDay[1] ?? '') > 0)
    return dateOf(Number(monthDay[3]), monthOf(monthDay[1] ?? ''), Number(monthDay[2]));
  const year = /^(\d{4})$/.exec(text);
  return year ? dateOf(Number(year[1]), 0, 0) : null;
}
