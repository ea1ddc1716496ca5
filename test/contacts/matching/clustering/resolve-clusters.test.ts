import fc from 'fast-check';
import { PairList } from '../../../../contacts/matching/clustering/pair-list';
import {
  confidenceOf,
  logOddsOf,
  meanLogOdds,
  pooledLogOdds,
  resolveClusters,
} from '../../../../contacts/matching/clustering/resolve-clusters';

type Pair = readonly [left: number, right: number, confidence: number];

const mergeAt = 0.9;
/** Two records of whom nothing is known together: hardly one person. */
const STRANGERS = 0.01;

/** The clusters of rows whose pairs are as sure as given; pairs kept apart are final, and never sure. */
function clustersOf(
  rows: number,
  pairs: readonly Pair[],
  keptApart: readonly (readonly [number, number])[] = [],
): number[] {
  const confidence = new Map(pairs.map(([left, right, value]) => [`${left} ${right}`, value]));
  const apart = new Set(keptApart.flatMap(([left, right]) => [`${left} ${right}`, `${right} ${left}`]));
  const list = new PairList();
  for (const [left, right, value] of pairs) list.add(left, right, apart.has(`${left} ${right}`) ? 0 : value);
  const logOdds = (left: number, right: number): number =>
    apart.has(`${left} ${right}`)
      ? -Infinity
      : logOddsOf(confidence.get(`${left} ${right}`) ?? confidence.get(`${right} ${left}`) ?? STRANGERS);
  return [...resolveClusters(rows, list, { mergeAt, logOdds }).clusterOf];
}

/** Every pair of some rows once. */
const pairsOf = (rows: readonly number[]): [number, number][] =>
  rows.flatMap((right, at) => rows.slice(0, at).map((left): [number, number] => [left, right]));

const anyPairs = (rows: number, ...confidences: readonly number[]): fc.Arbitrary<Pair[]> =>
  fc
    .uniqueArray(fc.constantFrom(...pairsOf(Array.from({ length: rows }, (_, row) => row))), {
      selector: ([left, right]) => left * rows + right,
    })
    .chain((pairs) =>
      fc.tuple(
        ...pairs.map(([left, right]) =>
          (confidences.length > 0
            ? fc.constantFrom(...confidences)
            : fc.double({ min: 0, max: 1, noNaN: true })
          ).map((value): Pair => [left, right, value]),
        ),
      ),
    );

describe('resolveClusters', () => {
  it.each<[string, number, Pair[], number[]]>([
    ['joins a sure pair', 2, [[0, 1, 0.95]], [0, 0]],
    ['leaves a pair below the threshold', 2, [[0, 1, 0.89]], [0, 1]],
    ['leaves a record without pairs alone', 3, [[0, 1, 0.95]], [0, 0, 2]],
    [
      'joins three who are all sure of each other',
      3,
      [
        [0, 1, 0.99],
        [1, 2, 0.99],
        [0, 2, 0.97],
      ],
      [0, 0, 0],
    ],
    [
      'does not chain two strangers over a third',
      3,
      [
        [0, 1, 0.95],
        [1, 2, 0.94],
        [0, 2, 0.01],
      ],
      [0, 0, 2],
    ],
    [
      'joins the surest pair of a chain',
      3,
      [
        [0, 1, 0.91],
        [1, 2, 0.98],
        [0, 2, 0.01],
      ],
      [0, 1, 1],
    ],
    [
      'names a cluster by its smallest row',
      4,
      [
        [1, 3, 0.99],
        [0, 2, 0.99],
      ],
      [0, 1, 0, 1],
    ],
    ['has nothing to do for no rows', 0, [], []],
  ])('%s', (_, rows, pairs, expected) => expect(clustersOf(rows, pairs)).toEqual(expected));

  it('takes the evidence of a whole cluster for what a single pair does not tell', () => {
    const sure: Pair[] = [
      [0, 1, 0.999],
      [0, 2, 0.985],
      [1, 2, 0.985],
    ];
    expect(clustersOf(3, sure)).toEqual([0, 0, 0]);
    const doubtful: Pair[] = [
      [0, 1, 0.999],
      [0, 2, 0.985],
      [1, 2, 0.05],
    ];
    expect(clustersOf(3, doubtful)).toEqual([0, 0, 2]);
  });

  it('does not let a chain over a third end in one cluster when its ends are kept apart', () => {
    expect(
      clustersOf(
        3,
        [
          [0, 1, 0.999],
          [1, 2, 0.99999],
        ],
        [[0, 2]],
      ),
    ).toEqual([0, 1, 1]);
  });

  it('never puts two who are kept apart into one cluster, whatever bridges exist', () => {
    const rows = 9;
    const apart = fc.array(fc.tuple(fc.nat({ max: rows - 1 }), fc.nat({ max: rows - 1 })), { maxLength: 6 });
    fc.assert(
      fc.property(anyPairs(rows, 0.4, 0.9, 0.99, 1), apart, (pairs, keptApart) => {
        const clusters = clustersOf(rows, pairs, keptApart);
        for (const [left, right] of keptApart)
          if (left !== right) expect(clusters[left]).not.toBe(clusters[right]);
      }),
      { numRuns: 300 },
    );
  });

  it('holds two large clusters apart for one pair between them', () => {
    const [left, right] = [0, 30].map((first) => Array.from({ length: 30 }, (_, at) => first + at));
    const within = [...pairsOf(left ?? []), ...pairsOf(right ?? [])].map(([a, b]): Pair => [a, b, 0.9999]);
    const between = (left ?? []).flatMap((a) => (right ?? []).map((b): Pair => [a, b, 0.999]));
    const clusters = clustersOf(60, [...within, ...between], [[1, 31]]);
    expect(clusters[1]).not.toBe(clusters[31]);
  });

  it('gives every row to one cluster that is named by its smallest row', () => {
    fc.assert(
      fc.property(anyPairs(7), (pairs) => {
        const clusters = clustersOf(7, pairs);
        clusters.forEach((cluster, row) => {
          expect(cluster).toBeLessThanOrEqual(row);
          expect(clusters[cluster]).toBe(cluster);
        });
      }),
    );
  });

  it('gives the same for the same pairs, in whatever order they come', () => {
    const shuffled = anyPairs(7).chain((pairs) =>
      fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })),
    );
    fc.assert(
      fc.property(shuffled, ([pairs, others]) => expect(clustersOf(7, others)).toEqual(clustersOf(7, pairs))),
    );
  });

  it('does not depend on the order of pairs that are as sure as each other', () => {
    const pairs: Pair[] = [
      [0, 1, 0.95],
      [1, 2, 0.95],
    ];
    expect(clustersOf(3, [...pairs].reverse())).toEqual(clustersOf(3, pairs));
  });
});

describe('pooledLogOdds', () => {
  const odds = fc.double({ min: -20, max: 20, noNaN: true });

  it('of two single records is the pair’s own', () =>
    fc.assert(fc.property(odds, odds, (pair, mean) => expect(pooledLogOdds(pair, mean, true)).toBe(pair))));

  it('grows with what the pair and what the rest says', () => {
    fc.assert(
      fc.property(odds, odds, fc.double({ min: 0, max: 5, noNaN: true }), (pair, mean, more) => {
        const pooled = pooledLogOdds(pair, mean, false);
        expect(pooledLogOdds(pair + more, mean, false)).toBeGreaterThanOrEqual(pooled);
        expect(pooledLogOdds(pair, mean + more, false)).toBeGreaterThanOrEqual(pooled);
      }),
    );
  });
});

describe('meanLogOdds', () => {
  it('is the mean of all pairs between two clusters', () =>
    expect(meanLogOdds([0, 1], [2, 3], (left, right) => left + right)).toBeCloseTo(3));

  it('is the same from both sides', () => {
    const logOdds = (left: number, right: number): number => Math.sin(left * right);
    expect(meanLogOdds([1, 2, 3], [4, 5], logOdds)).toBeCloseTo(meanLogOdds([4, 5], [1, 2, 3], logOdds), 12);
  });

  it.each([
    [1, 2],
    [30, 30],
    [50, 41],
  ])('finds every pair that must not be joined between %d and %d records', (size, otherSize) => {
    const [left, right] = [size, otherSize].map((length) => Array.from({ length }, (_, at) => at));
    const missed = (left ?? []).flatMap((a) =>
      (right ?? []).filter(
        (b) =>
          meanLogOdds(left ?? [], right ?? [], (one, other) => (one === a && other === b ? -Infinity : 3)) !==
          -Infinity,
      ),
    );
    expect(missed).toEqual([]);
  });
});

describe('logOddsOf', () => {
  it('is undone by confidenceOf', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (confidence) =>
        expect(confidenceOf(logOddsOf(confidence))).toBeCloseTo(confidence, 9),
      ),
    );
  });

  it('of certainty is large, but finite', () => {
    expect(Number.isFinite(logOddsOf(1))).toBe(true);
    expect(confidenceOf(logOddsOf(0))).toBe(0);
  });
});
