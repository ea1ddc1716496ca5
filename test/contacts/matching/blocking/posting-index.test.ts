import fc from 'fast-check';
import { KEYS_PER_RECORD, PostingIndex } from '../../../../contacts/matching/blocking/posting-index';

/** What the index promises, plainly. */
class PlainIndex {
  readonly keysByRow = new Map<number, readonly number[]>();

  rowsOf(key: number): number[] {
    return [...this.keysByRow].filter(([, keys]) => keys.includes(key)).map(([row]) => row);
  }
}

type Step = {
  readonly kind: 'toggle' | 'ask';
  readonly row: number;
  readonly keys: readonly number[];
  readonly limit: number;
};

function expectSame(index: PostingIndex, model: PlainIndex, key: number, limit: number): void {
  const rows = new Int32Array(limit + 1);
  const expected = model.rowsOf(key).sort((a, b) => a - b);
  const count = index.rowsOf(key, limit, rows);
  expect(count).toBe(Math.min(expected.length, limit + 1));
  if (count <= limit) expect([...rows.subarray(0, count)].sort((a, b) => a - b)).toEqual(expected);
  if (expected.length > 1) expect(index.mayHaveOthers(key)).toBe(true);
}

function run(steps: readonly Step[], keys: readonly number[]): void {
  const index = new PostingIndex();
  const model = new PlainIndex();
  for (const { kind, row, keys: own, limit } of steps) {
    if (kind === 'ask') for (const key of own) expectSame(index, model, key, limit);
    else if (model.keysByRow.delete(row)) index.remove(row);
    else {
      const given = [...new Set(own)].slice(0, KEYS_PER_RECORD);
      index.add(row, Int32Array.from([...own, ...own]), 2 * own.length);
      model.keysByRow.set(row, given);
    }
  }
  for (const key of keys) for (const limit of [0, 1, 2, 1000]) expectSame(index, model, key, limit);
  for (const [row, own] of model.keysByRow) {
    const places = Array.from({ length: KEYS_PER_RECORD }, (_, place) => index.keyOf(row, place));
    expect(places.filter((key) => key !== 0)).toEqual(own);
  }
}

/** Keys that meet in one chain stand beside ones that do not. */
const keys = [1, 2, 3, -1, 2 ** 31 - 1, -(2 ** 31), 4097, 8193, 12_289, 65_537];
const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('toggle', 'toggle', 'ask'),
  row: fc.nat({ max: 12 }),
  keys: fc.array(fc.constantFrom(...keys), { maxLength: 8 }),
  limit: fc.nat({ max: 5 }),
});

describe('PostingIndex', () => {
  it('answers as a map of sets would, whatever was added, removed and asked before', () => {
    fc.assert(fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => run(steps, keys)));
  });

  it('answers alike when it has grown', () => {
    const many = Array.from({ length: 3000 }, (_, row): Step => {
      const own = [row % 50, 100 + (row % 700), 10_000 + row, Math.imul(row, 2654435769)].map(
        (key) => key || 7,
      );
      return { kind: 'toggle', row, keys: own, limit: 0 };
    });
    const removed = many.filter(({ row }) => row % 3 === 0);
    run([...many, ...removed], [7, 1, 49, 100, 799, 10_003, 10_001]);
  });

  it('tells a block of exactly the limit from a larger one, also when it was larger before', () => {
    const index = new PostingIndex();
    const rows = new Int32Array(4);
    const key = Int32Array.of(42);
    for (const row of [0, 1, 2, 3]) index.add(row, key, 1);
    expect(index.rowsOf(42, 3, rows)).toBe(4);
    index.remove(1);
    expect(index.rowsOf(42, 3, rows)).toBe(3);
    expect([...rows.subarray(0, 3)].sort()).toEqual([0, 2, 3]);
    index.add(1, key, 1);
    expect(index.rowsOf(42, 3, rows)).toBe(4);
  });

  it('keeps the first keys of a row that has too many', () => {
    const index = new PostingIndex();
    index.add(
      0,
      Int32Array.from({ length: 60 }, (_, at) => at + 1),
      60,
    );
    expect(index.keyOf(0, KEYS_PER_RECORD - 1)).toBe(KEYS_PER_RECORD);
    expect(index.rowsOf(KEYS_PER_RECORD + 1, 5, new Int32Array(6))).toBe(0);
  });
});
