import * as fc from 'fast-check';
import { orderByConfidence } from '../../../scripts/evaluate/order-by-confidence';
import { sweepPairs } from '../../../scripts/evaluate/pairwise-metrics';
import { ThresholdSweep } from '../../../scripts/evaluate/threshold-sweep';
import { groundTruth } from '../../../scripts/evaluate/truth';
import { anyCase, grouped, scoredPairs, type Case, type Scored } from './sample-pairs';

const THRESHOLDS = Array.from({ length: 13 }, (_, twelfths) => twelfths / 12);

function swept({ pairs, truth }: Pick<Case, 'pairs' | 'truth'>): ThresholdSweep {
  const scored = scoredPairs(pairs);
  const sweep = new ThresholdSweep(truth.pairs, THRESHOLDS, [0.5]);
  sweepPairs(scored, orderByConfidence(scored.confidence, scored.length), truth, sweep);
  return sweep;
}

describe('sweepPairs', () => {
  // People: {0, 1, 2} and {3, 4}; four true pairs.
  const truth = groundTruth(grouped(0, 0, 0, 1, 1), null);
  const pairs: Scored[] = [
    [0, 1, 1],
    [0, 3, 0.5],
    [3, 4, 0.5],
    [1, 2, 0.25],
  ];

  it.each([
    [1, { precision: 1, recall: 1 / 4, f1: 2 / 5 }, 'the one sure pair'],
    [0.5, { precision: 2 / 3, recall: 2 / 4, f1: 4 / 7 }, 'both pairs of 0.5, the false one too'],
    [0.25, { precision: 3 / 4, recall: 3 / 4, f1: 6 / 8 }, 'all; 0 and 2 were never a pair'],
  ])('scores the pairs at or above %d: %j, %s', (threshold, expected) =>
    expect(swept({ pairs, truth }).scoresAt(threshold)).toEqual(expected),
  );

  it('counts a pair of one list as false when lists are linked', () => {
    const linked = groundTruth(grouped(0, 0, 0, 1, 1), grouped(0, 0, 1, 0, 1));
    expect(swept({ pairs, truth: linked }).scoresAt(0)).toEqual({
      precision: 2 / 4,
      recall: 2 / 3,
      f1: 4 / 7,
    });
  });

  it('finds a best F1 that no threshold beats and its own threshold has', () =>
    fc.assert(
      fc.property(anyCase(), (one) => {
        const sweep = swept(one);
        const best = sweep.bestF1();
        for (const threshold of THRESHOLDS)
          expect(sweep.scoresAt(threshold).f1 ?? 0).toBeLessThanOrEqual(best?.f1 ?? 0);
        if (best !== null) expect(sweep.scoresAt(best.threshold).f1).toBe(best.f1);
      }),
    ));

  it('equals counting pair by pair at every threshold', () =>
    fc.assert(
      fc.property(anyCase(), fc.constantFrom(...THRESHOLDS), (one, threshold) => {
        const { people, sources } = one;
        const above = one.pairs.filter(([, , confidence]) => confidence >= threshold);
        const correct = above.filter(
          ([left, right]) =>
            people[left] === people[right] && (sources === null || sources[left] !== sources[right]),
        ).length;
        expect(swept(one).scoresAt(threshold)).toEqual({
          precision: above.length === 0 ? null : correct / above.length,
          recall: one.truth.pairs === 0 ? null : correct / one.truth.pairs,
          f1: above.length + one.truth.pairs === 0 ? null : (2 * correct) / (above.length + one.truth.pairs),
        });
      }),
    ));
});
