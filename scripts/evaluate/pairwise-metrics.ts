import type { ScoredPairs } from '../../contacts/matching/deduplicate';
import type { ThresholdSweep } from './threshold-sweep';
import { isTrueMatch, type Truth } from './truth';

/**
 * Tells the sweep how many pairs, and how many true ones, stand at or above each confidence that occurs. Pairs of one
 * confidence are one threshold.
 * @param order the pairs, the most confident first
 */
export function sweepPairs(
  pairs: ScoredPairs,
  order: Uint32Array,
  truth: Truth,
  sweep: ThresholdSweep,
): void {
  let correct = 0;
  for (let place = 0; place < order.length; place += 1) {
    const pair = order[place] ?? 0;
    if (isTrueMatch(truth, pairs.left[pair] ?? 0, pairs.right[pair] ?? 0)) correct += 1;
    const confidence = pairs.confidence[pair] ?? 0;
    const following = order[place + 1];
    if (following === undefined || pairs.confidence[following] !== confidence)
      sweep.add(confidence, place + 1, correct);
  }
}
