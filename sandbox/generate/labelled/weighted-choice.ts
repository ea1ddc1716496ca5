import type { SeededRandom } from '../seeded-random';

/**
 * Makes a choice among values by weight; weights need not add up to 1. Each draw takes the same time however many
 * values there are.
 * @throws {RangeError} when there are no values
 * Source of the method: A. J. Walker's alias tables, built as M. D. Vose describes.
 */
export function weightedChoice<T>(
  entries: Iterable<readonly [value: T, weight: number]>,
): (random: SeededRandom) => T {
  const list = [...entries];
  const total = list.reduce((sum, [, weight]) => sum + weight, 0);
  const scaled = Float64Array.from(list, ([, weight]) => (weight * list.length) / total);
  const alias = Uint32Array.from(list, (_, index) => index);
  const small: number[] = [];
  const large: number[] = [];
  scaled.forEach((weight, index) => (weight < 1 ? small : large).push(index));
  for (let low = small.pop(); low !== undefined; low = small.pop()) {
    const high = large.at(-1);
    if (high === undefined) {
      scaled[low] = 1;
      continue;
    }
    alias[low] = high;
    scaled[high] = (scaled[high] ?? 0) + (scaled[low] ?? 0) - 1;
    if ((scaled[high] ?? 0) < 1) {
      large.pop();
      small.push(high);
    }
  }
  return (random) => {
    const place = random.below(list.length);
    const entry = list[random.next() < (scaled[place] ?? 1) ? place : (alias[place] ?? place)];
    if (entry === undefined) throw new RangeError('There is nothing to choose from.');
    return entry[0];
  };
}
