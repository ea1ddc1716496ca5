/** A bar of the plot: a day, or days that follow one another. */
export interface DayGroup {
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export type GroupedBy = 'day' | 'week' | 'month';

/** Up to two months day by day, up to a year in weeks from the first day on, longer ones by month of the calendar. */
export const groupingOf = (days: number): GroupedBy => (days <= 62 ? 'day' : days <= 371 ? 'week' : 'month');

/** Days put together, so that a plot has no more bars than can be told apart; their sum stays the same. Pure. */
export function groupDays(
  days: readonly { readonly date: string; readonly count: number }[],
  by: GroupedBy,
): DayGroup[] {
  const groups: DayGroup[] = [];
  let key: string | number | null = null;
  for (const [index, { date, count }] of days.entries()) {
    const own = by === 'day' ? index : by === 'week' ? Math.floor(index / 7) : date.slice(0, 7);
    const last = groups.at(-1);
    if (last !== undefined && own === key)
      groups[groups.length - 1] = { from: last.from, to: date, count: last.count + count };
    else groups.push({ from: date, to: date, count });
    key = own;
  }
  return groups;
}

/** The lowest round number that is no lower: 1, 2, 5, 10, 20 ... times a power of ten, and even so that its half is whole. */
export function roundScale(most: number): number {
  for (let step = 1; ; step *= 10)
    for (const times of [2, 4, 10]) if (times * step >= most) return times * step;
}
