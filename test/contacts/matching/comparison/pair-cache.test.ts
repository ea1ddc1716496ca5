import fc from 'fast-check';
import { PairCache } from '../../../../contacts/matching/comparison/pair-cache';

describe('PairCache', () => {
  it('answers as without a cache for either order of a pair, also when places are overwritten', () => {
    const find = (low: number, high: number): number => (low * 31 + high * 7) % 256;
    const number = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number)), (pairs) => {
        const cache = new PairCache(3, find);
        for (const [left, right] of pairs) {
          const expected = find(Math.min(left, right), Math.max(left, right));
          expect([cache.of(left, right), cache.of(right, left)]).toEqual([expected, expected]);
        }
      }),
    );
  });

  it('finds an answer once while nothing takes its place', () => {
    const asked: number[][] = [];
    const cache = new PairCache(10, (low, high) => asked.push([low, high]));
    expect([cache.of(8, 5), cache.of(5, 8), cache.of(8, 5)]).toEqual([1, 1, 1]);
    expect(asked).toEqual([[5, 8]]);
  });
});
