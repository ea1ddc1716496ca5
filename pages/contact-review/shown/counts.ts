const grouped = new Intl.NumberFormat('en-US');

/** 4234 as "4,234". */
export const shownCount = (count: number): string => grouped.format(count);

/** "1 number", "4,234 numbers". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${shownCount(count)} ${count === 1 ? one : many}`;

/**
 * A share of 0..1 as "79.9 %". Rounded down to a tenth, so that a target that is not met never looks met;
 * "0 %" of nothing.
 */
export function shownShare(part: number, of: number): string {
  if (of === 0) return '0 %';
  const tenths = Math.floor((part / of) * 1000 + 1e-9) / 10;
  return `${Number.isInteger(tenths) ? tenths : tenths.toFixed(1)} %`;
}
