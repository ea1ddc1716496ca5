import fc from 'fast-check';
import { PairInterner } from '../../../../contacts/matching/record/pair-interner';

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const number = fc.oneof(fc.constantFrom(-1, 0, 1, 2, 2 ** 31 - 1, -(2 ** 31)), int32);

/** Asks for the numbers of pairs, of an interner and of a plain map. */
function expectLikeMap(pairs: Iterable<readonly [number, number]>): void {
  const interner = new PairInterner();
  const model = new Map<string, number>();
  for (const [first, second] of pairs) {
    const key = `${first} ${second}`;
    if (!model.has(key)) model.set(key, model.size + 1);
    const id = interner.idOf(first, second);
    if (id !== model.get(key)) throw new Error(`${key} is ${id}, not ${model.get(key)}`);
    if (interner.firstOf(id) !== first || interner.secondOf(id) !== second) throw new Error(`${key} is lost`);
  }
  expect(interner.size).toBe(model.size + 1);
}

describe('PairInterner', () => {
  it('gives equal pairs equal numbers, 1, 2, 3 ... as they appear', () => {
    fc.assert(fc.property(fc.array(fc.tuple(number, number)), expectLikeMap));
  });

  it('tells a pair from the same numbers in the other order', () => {
    const interner = new PairInterner();
    expect(interner.idOf(3, 8)).not.toBe(interner.idOf(8, 3));
  });

  it('keeps every number while it grows', () => {
    const wide = Array.from({ length: 30_000 }, (_, at): [number, number] => [
      at % 7,
      Math.imul(at, 2654435769),
    ]);
    expectLikeMap([...wide, ...wide]);
  });

  it('knows no pair of a number it has not given', () => {
    const interner = new PairInterner();
    expect([interner.firstOf(0), interner.secondOf(1), interner.size]).toEqual([0, 0, 1]);
  });
});
