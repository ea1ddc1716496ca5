/** A day of the calendar, YYYY-MM-DD: no time, no zone. Texts compare as days do. */
export type Day = string;

const DAY_MS = 86_400_000;

/** A date that exists; null for 31 June. @param month 1..12 */
export function dayOf(year: number, month: number, day: number): Day | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.toISOString().slice(0, 10) : null;
}

/** The day that a moment is on in a time zone. @param moment ISO 8601 @throws {RangeError} no such time or zone */
export function dayInZone(moment: string, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(moment));
  const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
/** 1..12 */
export const monthOf = (day: Day): number => Number(day.slice(5, 7));

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The same day so many months later; the last of the month where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  return dayOf(year, month, Number(day.slice(8))) ?? lastOfMonth(year, month);
}

export const firstOfMonth = (year: number, month: number): Day =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);

export const lastOfMonth = (year: number, month: number): Day => addDays(firstOfMonth(year, month + 1), -1);

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** How many days lie between; negative when `to` is before `from`. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
