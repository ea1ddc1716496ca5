import type { MatchResult } from '../../contacts/matching/deduplicate';
import { bCubed } from './b-cubed';
import { calibration, type CalibrationBin } from './calibration';
import { sweepClosure } from './closed-metrics';
import { mergeTree } from './merge-tree';
import { orderByConfidence } from './order-by-confidence';
import { sweepPairs } from './pairwise-metrics';
import { partitionOf } from './partition';
import { reviewLoad } from './review';
import { scoresOf } from './scores';
import { ThresholdSweep } from './threshold-sweep';
import { countTraps, type Trap } from './traps';
import { pairsOfGrouping, type Truth } from './truth';

/** From the first on contacts are merged without asking, from the second on a person is asked. */
const THRESHOLDS = { merge: 0.9, review: 0.7 } as const;
const PRECISIONS = { high: 0.99, higher: 0.995 } as const;

/** The measures under the names in which they are printed; shares with four digits, null for a share of nothing. */
export type Measures = Readonly<Record<string, unknown>>;

/**
 * Measures a result against the truth. 'Closed' is the transitive closure of the pairs at or above a threshold, compared
 * pair by pair; `clusters`, `b_cubed` and `traps` are about the engine's own clusters. Millions of pairs take seconds.
 */
export function measures(result: MatchResult, truth: Truth, traps: readonly Trap[] | null): Measures {
  const { pairs } = result;
  const records = truth.people.groupOf.length;
  const newSweep = (): ThresholdSweep =>
    new ThresholdSweep(truth.pairs, Object.values(THRESHOLDS), Object.values(PRECISIONS));
  const [raw, closed] = [newSweep(), newSweep()];
  const order = orderByConfidence(pairs.confidence, pairs.length);
  sweepPairs(pairs, order, truth, raw);
  sweepClosure(mergeTree(pairs, order, records), truth, closed);
  const groups = partitionOf(result.clusters);
  const review = reviewLoad(pairs, truth, THRESHOLDS);
  const best = raw.bestF1();
  return {
    entities: truth.people.size,
    true_pairs: truth.pairs,
    predicted_pairs: pairs.length,
    at_0_9: scoresAt(THRESHOLDS.merge, raw, closed),
    at_0_7: scoresAt(THRESHOLDS.review, raw, closed),
    best_f1: rounded(best?.f1 ?? null),
    best_f1_threshold: rounded(best?.threshold ?? null, 6),
    recall_at_precision_0_99: rounded(raw.recallAtPrecision(PRECISIONS.high)),
    recall_at_precision_0_995: rounded(raw.recallAtPrecision(PRECISIONS.higher)),
    closed_recall_at_closed_precision_0_99: rounded(closed.recallAtPrecision(PRECISIONS.high)),
    closed_recall_at_closed_precision_0_995: rounded(closed.recallAtPrecision(PRECISIONS.higher)),
    review_pairs_per_1000_records: rounded(review.pairsPer1000Records, 2),
    auto_plus_review_closed_recall: rounded(review.closedRecallAfterwards),
    b_cubed: roundedEach(bCubed(groups, truth.people)),
    clusters: {
      count: groups.size,
      ...prefixed('pairwise_', roundedEach(scoresOf(pairsOfGrouping(groups, truth), truth.pairs))),
    },
    calibration: calibration(pairs, truth).map(calibrationRow),
    ...(traps === null ? {} : { traps: trapRows(countTraps(traps, groups, truth.people)) }),
  };
}

/** A share of four digits, or of another number of them. */
export function rounded(value: number | null, digits = 4): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}

function scoresAt(threshold: number, raw: ThresholdSweep, closed: ThresholdSweep): Measures {
  return {
    ...roundedEach({ ...raw.scoresAt(threshold) }),
    ...prefixed('closed_', roundedEach({ ...closed.scoresAt(threshold) })),
  };
}

function calibrationRow({ from, to, pairs, meanConfidence, shareTrue }: CalibrationBin): Measures {
  return { from, to, pairs, mean_confidence: rounded(meanConfidence), share_true: rounded(shareTrue) };
}

function trapRows(counts: ReturnType<typeof countTraps>): Measures {
  return Object.fromEntries(
    Object.entries(counts).map(([kind, count]) => [kind, { ...count, share: rounded(count.share) }]),
  );
}

function roundedEach(scores: object): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    Object.entries(scores).map(([name, value]) => [name, rounded(value as number | null)]),
  );
}

function prefixed(prefix: string, scores: Measures): Measures {
  return Object.fromEntries(Object.entries(scores).map(([name, value]) => [prefix + name, value]));
}
