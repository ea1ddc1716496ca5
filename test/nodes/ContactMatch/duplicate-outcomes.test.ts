import fc from 'fast-check';
import { decisions } from '../../../contacts/matching';
import type { Decision, MatchResult } from '../../../contacts/matching';
import { duplicateOutcomes } from '../../../nodes/ContactMatch/actions/duplicate-outcomes';

type Pair = readonly [left: number, right: number, confidence: number, decision: Decision];

/** A result of the matcher: groups as lists of positions, and the pairs. */
function resultOf(
  records: number,
  groups: readonly (readonly number[])[],
  pairs: readonly Pair[],
): MatchResult {
  const clusters = Int32Array.from({ length: records }, (_, place) => place);
  for (const group of groups) for (const place of group) clusters[place] = Math.min(...group);
  return {
    clusters,
    pairs: {
      length: pairs.length,
      left: Int32Array.from(pairs, ([left]) => left),
      right: Int32Array.from(pairs, ([, right]) => right),
      confidence: Float64Array.from(pairs, ([, , confidence]) => confidence),
      decision: Uint8Array.from(pairs, ([, , , decision]) => decisions.indexOf(decision)),
    },
  };
}
const outcomesOf = (
  records: number,
  groups: readonly (readonly number[])[],
  pairs: readonly Pair[],
  candidatesToShow = 3,
) => duplicateOutcomes(resultOf(records, groups, pairs), candidatesToShow);

describe('duplicateOutcomes', () => {
  it('holds a group together by its surest links, one fewer than records', () => {
    const { groups } = outcomesOf(
      3,
      [[0, 1, 2]],
      [
        [0, 1, 0.91, 'auto_merge'],
        [0, 2, 0.99, 'auto_merge'],
        [1, 2, 0.95, 'auto_merge'],
      ],
    );
    expect(groups).toEqual([
      {
        members: [0, 1, 2],
        links: [
          { left: 0, right: 2, confidence: 0.99 },
          { left: 1, right: 2, confidence: 0.95 },
        ],
      },
    ]);
  });

  it.each<[string, Pair[], number[][], [number, number[], number][]]>([
    ['one pair is one question', [[0, 1, 0.8, 'manual_review']], [], [[0, [1], 0]]],
    [
      'who has several open pairs is asked about once',
      [
        [0, 1, 0.8, 'manual_review'],
        [1, 2, 0.75, 'manual_review'],
      ],
      [],
      [[1, [0, 2], 0]],
    ],
    [
      'of equals a record outside the groups is asked about',
      [[0, 2, 0.8, 'manual_review']],
      [[0, 1]],
      [[2, [0], 0]],
    ],
    [
      'of several pairs between two people the surest is asked',
      [
        [0, 2, 0.75, 'manual_review'],
        [1, 2, 0.85, 'manual_review'],
      ],
      [[0, 1]],
      [[2, [1], 0]],
    ],
  ])('asks as little as it can: %s', (_rule, pairs, groups, expected) => {
    const within = groups.map(([left = 0, right = 0]): Pair => [left, right, 0.99, 'auto_merge']);
    const { cases } = outcomesOf(3, groups, [...within, ...pairs]);
    expect(
      cases.map(({ subject, candidates, more }) => [subject, candidates.map(({ right }) => right), more]),
    ).toEqual(expected);
  });

  it('asks about the rest from the other side when a question is full', () => {
    const pairs = [1, 2, 3, 4].map((place): Pair => [0, place, 0.9 - place / 100, 'manual_review']);
    const { cases } = outcomesOf(5, [], pairs, 3);
    expect(cases.map(({ subject, candidates }) => [subject, candidates.map(({ right }) => right)])).toEqual([
      [0, [1, 2, 3]],
      [4, [0]],
    ]);
  });

  it('counts what was not asked on both sides', () => {
    const all = [0, 1, 2, 3].flatMap((left) =>
      [0, 1, 2, 3].flatMap((right): Pair[] => (left < right ? [[left, right, 0.8, 'manual_review']] : [])),
    );
    const { cases } = outcomesOf(4, [], all, 1);
    const asked = cases.reduce((sum, { candidates }) => sum + candidates.length, 0);
    const more = cases.reduce((sum, each) => sum + each.more, 0);
    expect(asked * 2 + more).toBe(all.length * 2);
  });

  it('names a household from either side and the surest pair below review', () => {
    const { householdOf, confidenceOf, singles } = outcomesOf(
      4,
      [],
      [
        [0, 1, 0.4, 'same_household'],
        [0, 2, 0.6, 'create_new'],
      ],
    );
    expect([householdOf([0]), householdOf([1]), householdOf([2])]).toEqual([[1], [0], []]);
    expect([0, 1, 2, 3].map(confidenceOf)).toEqual([0.6, 0.4, 0.6, 0]);
    expect(singles).toEqual([0, 1, 2, 3]);
  });

  it('accounts for every record exactly once and asks about no pair of people twice', () => {
    const anyResult = fc
      .record({
        clusters: fc.array(fc.nat(9), { minLength: 1, maxLength: 25 }),
        pairs: fc.array(fc.tuple(fc.nat(24), fc.nat(24), fc.double({ min: 0.7, max: 0.9, noNaN: true })), {
          maxLength: 60,
        }),
        candidatesToShow: fc.integer({ min: 1, max: 4 }),
      })
      .map(({ clusters, pairs, candidatesToShow }) => {
        // Every third label is a group, the others are records of their own.
        const groups = [...new Set(clusters)]
          .filter((label) => label % 3 === 0)
          .map((label) => [...clusters.keys()].filter((place) => clusters[place] === label))
          .filter((group) => group.length > 1);
        const groupOf = (place: number) => groups.find((group) => group.includes(place)) ?? [place];
        const within = groups.flatMap((group) =>
          group.flatMap((right, at) =>
            group.slice(0, at).map((left): Pair => [left, right, 0.95, 'auto_merge']),
          ),
        );
        const between = pairs.flatMap(([a, b, confidence]): Pair[] =>
          a < clusters.length && b < clusters.length && !groupOf(a).includes(b)
            ? [[Math.min(a, b), Math.max(a, b), confidence, 'manual_review']]
            : [],
        );
        return { records: clusters.length, groups, pairs: [...within, ...between], candidatesToShow };
      });
    fc.assert(
      fc.property(anyResult, ({ records, groups, pairs, candidatesToShow }) => {
        const outcomes = outcomesOf(records, groups, pairs, candidatesToShow);
        const accounted = [
          ...outcomes.groups.flatMap(({ members }) => members),
          ...outcomes.cases.flatMap(({ accountsFor }) => accountsFor),
          ...outcomes.singles,
        ];
        expect(accounted.sort((a, b) => a - b)).toEqual(Array.from({ length: records }, (_, place) => place));
        const asked = outcomes.cases.flatMap(({ candidates }) =>
          candidates.map(({ left, right }) =>
            [left, right]
              .map((place) => Math.min(...outcomes.membersOf(place)))
              .sort((a, b) => a - b)
              .join(),
          ),
        );
        expect(new Set(asked).size).toBe(asked.length);
        for (const { candidates } of outcomes.cases) {
          expect(candidates.length).toBeGreaterThan(0);
          expect(candidates.length).toBeLessThanOrEqual(candidatesToShow);
        }
      }),
    );
  });
});
