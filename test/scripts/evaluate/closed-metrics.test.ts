import * as fc from 'fast-check';
import { sweepClosure } from '../../../scripts/evaluate/closed-metrics';
import { agreeingPairsOfMerges, mergeTree } from '../../../scripts/evaluate/merge-tree';
import { orderByConfidence } from '../../../scripts/evaluate/order-by-confidence';
import { scoresOf } from '../../../scripts/evaluate/scores';
import { ThresholdSweep } from '../../../scripts/evaluate/threshold-sweep';
import { groundTruth } from '../../../scripts/evaluate/truth';
import { anyCase, closureOf, countOf, grouped, scoredPairs, type Case, type Scored } from './sample-pairs';

const THRESHOLDS = Array.from({ length: 13 }, (_, twelfths) => twelfths / 12);

function treeOf({ records, pairs }: Pick<Case, 'records' | 'pairs'>) {
  const scored = scoredPairs(pairs);
  return mergeTree(scored, orderByConfidence(scored.confidence, scored.length), records);
}

function swept(one: Pick<Case, 'records' | 'pairs' | 'truth'>): ThresholdSweep {
  const sweep = new ThresholdSweep(one.truth.pairs, THRESHOLDS, [0.75]);
  sweepClosure(treeOf(one), one.truth, sweep);
  return sweep;
}

describe('sweepClosure', () => {
  it('counts the pair that two others imply', () => {
    const truth = groundTruth(grouped(0, 0, 0, 1), null);
    const pairs: Scored[] = [
      [0, 1, 1],
      [1, 2, 0.5],
      [2, 3, 0.25],
    ];
    const sweep = swept({ records: 4, pairs, truth });
    expect(sweep.scoresAt(1)).toEqual({ precision: 1, recall: 1 / 3, f1: 2 / 4 });
    expect(sweep.scoresAt(0.5)).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(sweep.scoresAt(0.25)).toEqual({ precision: 3 / 6, recall: 1, f1: 6 / 9 });
  });

  it('counts implied pairs of one list for nothing when lists are linked', () => {
    // 0 and 2 are one person in one list, both linked to 1.
    const truth = groundTruth(grouped(0, 0, 0), grouped(0, 1, 0));
    const pairs: Scored[] = [
      [0, 1, 1],
      [1, 2, 1],
    ];
    expect(swept({ records: 3, pairs, truth }).scoresAt(1)).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  it('equals the closure found and counted pair by pair, at every threshold', () =>
    fc.assert(
      fc.property(anyCase(), (one) => {
        const sweep = swept(one);
        for (const threshold of THRESHOLDS) {
          const above = one.pairs.filter(([, , confidence]) => confidence >= threshold);
          const counts = countOf(closureOf(one.records, above), one);
          // A merge within one list alone predicts nothing that counts.
          expect(sweep.scoresAt(threshold)).toEqual(scoresOf(counts, one.truth.pairs));
        }
      }),
      { numRuns: 300 },
    ));

  it('finds no larger recall at a precision than some threshold has', () =>
    fc.assert(
      fc.property(anyCase(), (one) => {
        const sweep = swept(one);
        const recalls = THRESHOLDS.map((threshold) => sweep.scoresAt(threshold))
          .filter(({ precision }) => (precision ?? 0) >= 0.75)
          .map(({ recall }) => recall ?? 0);
        expect(sweep.recallAtPrecision(0.75) ?? 0).toBe(Math.max(0, ...recalls));
      }),
    ));
});

describe('mergeTree', () => {
  it('makes as many merges as the closure has fewer groups than records', () =>
    fc.assert(
      fc.property(anyCase(), (one) => {
        const groups = new Set(closureOf(one.records, one.pairs)).size;
        expect(treeOf(one).merges).toBe(one.records - groups);
      }),
    ));

  it('places every record once', () =>
    fc.assert(
      fc.property(anyCase(), (one) => {
        expect([...treeOf(one).order].sort((a, b) => a - b)).toEqual(
          Array.from({ length: one.records }, (_, record) => record),
        );
      }),
    ));
});

describe('agreeingPairsOfMerges', () => {
  it('counts a chain of 100,000 records without counting any pair twice', () => {
    const records = 100_000;
    const pairs = Array.from({ length: records - 1 }, (_, at): Scored => [at, at + 1, 1 - at / records]);
    const tree = treeOf({ records, pairs });
    const all = agreeingPairsOfMerges(tree, { groupOf: new Int32Array(records), size: 1 });
    expect(all.reduce((sum, found) => sum + found, 0)).toBe((records * (records - 1)) / 2);
  });
});
