/** A repeatable source of chance. The same seed gives the same sequence on every machine. */
export interface SeededRandom {
  /** 0 <= x < 1 */
  next(): number;
  /** A whole number, 0 <= x < bound */
  below(bound: number): number;
  /** True with the given probability, 0..1 */
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** A new list in another order. */
  shuffled<T>(values: readonly T[]): T[];
}

/** mulberry32 (public domain, Tommy Ettinger): 32 bits of state, good enough for test data, not for secrets. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new RangeError('There is nothing to pick from.');
      return value;
    },
    shuffled: (values) => {
      const copy = [...values];
      for (let end = copy.length - 1; end > 0; end -= 1) {
        const other = below(end + 1);
        const [a, b] = [copy[end], copy[other]];
        if (a !== undefined && b !== undefined) [copy[end], copy[other]] = [b, a];
      }
      return copy;
    },
  };
}
