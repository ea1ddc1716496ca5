import type { ScoredPairs } from '../../contacts/matching/deduplicate';
import { shareOf } from './scores';
import { isTrueMatch, type Truth } from './truth';

const BINS = 10;

/** The pairs with `from` <= confidence < `to`, the last bin with 1; of a well calibrated model both shares are alike. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  readonly meanConfidence: number | null;
  readonly shareTrue: number | null;
}

/** Compares what the model says with what is true, in ten bins of equal width. Every pair is in one bin. */
export function calibration(pairs: ScoredPairs, truth: Truth): readonly CalibrationBin[] {
  const [count, confidence, matches] = [0, 1, 2].map(() => new Float64Array(BINS)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let pair = 0; pair < pairs.length; pair += 1) {
    const value = pairs.confidence[pair] ?? 0;
    const bin = Math.min(BINS - 1, Math.floor(value * BINS));
    count[bin] = (count[bin] ?? 0) + 1;
    confidence[bin] = (confidence[bin] ?? 0) + value;
    if (isTrueMatch(truth, pairs.left[pair] ?? 0, pairs.right[pair] ?? 0))
      matches[bin] = (matches[bin] ?? 0) + 1;
  }
  return Array.from(count, (size, bin) => ({
    from: bin / BINS,
    to: (bin + 1) / BINS,
    pairs: size,
    meanConfidence: shareOf(confidence[bin] ?? 0, size),
    shareTrue: shareOf(matches[bin] ?? 0, size),
  }));
}
