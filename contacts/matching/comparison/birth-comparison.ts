import { editDistance } from '../name-spelling';
import { birth } from './levels';

/**
 * How two dates of birth compare: one of `birth`. Nearly the same: day and month in each other's place, one part off
 * by a digit, or all parts off by next to nothing. Symmetric, never throws.
 * @param left  year * 10000 + month * 100 + day, 0 for parts that are not known
 */
export function birthLevel(left: number, right: number): number {
  const [yearA, monthA, dayA] = partsOf(left);
  const [yearB, monthB, dayB] = partsOf(right);
  // A year alone is shared by many.
  if (monthA === 0 || monthB === 0) return yearA === yearB ? birth.part : birth.different;
  if (left === right) return birth.same;
  if (yearA === yearB && monthA === dayB && dayA === monthB) return birth.slip;
  const equal = Number(yearA === yearB) + Number(monthA === monthB) + Number(dayA === dayB);
  if (equal === 2) {
    const isOneDigit = editDistance(String(yearA), String(yearB), 1) <= 1;
    return yearA === yearB || isOneDigit ? birth.slip : birth.part;
  }
  const isNear = Math.abs(yearA - yearB) <= 1 && Math.abs(monthA - monthB) <= 1 && Math.abs(dayA - dayB) <= 3;
  if (isNear) return birth.slip;
  return equal === 1 && yearA === yearB ? birth.part : birth.different;
}

const partsOf = (date: number): [year: number, month: number, day: number] => [
  Math.floor(date / 10_000),
  Math.floor(date / 100) % 100,
  date % 100,
];
