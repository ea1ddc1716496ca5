import * as fc from 'fast-check';
import { reviewLoad } from '../../../scripts/evaluate/review';
import { groundTruth } from '../../../scripts/evaluate/truth';
import { anyCase, closureOf, countOf, grouped, scoredPairs, type Scored } from './sample-pairs';

const thresholds = { merge: 0.9, review: 0.7 };

describe('reviewLoad', () => {
  it.each<[Scored, number, string]>([
    [[0, 2, 0.9], 0, 'at the merge threshold'],
    [[0, 2, 0.8], 0, 'implied by merged pairs'],
    [[2, 3, 0.7], 250, 'at the review threshold'],
    [[2, 3, 0.69], 0, 'below it'],
  ])('asks about %j %d times in 1,000 records: %s', (pair, expected) => {
    const pairs = scoredPairs([[0, 1, 1], [1, 2, 0.95], pair]);
    const { pairsPer1000Records } = reviewLoad(pairs, groundTruth(grouped(0, 0, 0, 1), null), thresholds);
    expect(pairsPer1000Records).toBe(expected);
  });

  it('joins what the reviewer accepts, with all that follows from it, and not what is false', () => {
    const pairs = scoredPairs([
      [0, 1, 0.95],
      [1, 2, 0.8],
      [2, 3, 0.8],
    ]);
    const truth = groundTruth(grouped(0, 0, 0, 1, 1), null);
    expect(reviewLoad(pairs, truth, thresholds)).toEqual({
      pairsPer1000Records: 400,
      closedRecallAfterwards: 3 / 4,
    });
  });

  it('equals the closure found and counted pair by pair', () =>
    fc.assert(
      fc.property(anyCase(), (one) => {
        const { people, sources } = one;
        const merged = one.pairs.filter(([, , confidence]) => confidence >= 0.9);
        const accepted = one.pairs.filter(
          ([left, right, confidence]) =>
            confidence >= 0.7 &&
            people[left] === people[right] &&
            (sources === null || sources[left] !== sources[right]),
        );
        const { correct } = countOf(closureOf(one.records, [...merged, ...accepted]), one);
        const { closedRecallAfterwards } = reviewLoad(scoredPairs(one.pairs), one.truth, thresholds);
        expect(closedRecallAfterwards).toBe(one.truth.pairs === 0 ? null : correct / one.truth.pairs);
      }),
    ));
});
