import type { ScoredPairs } from '../../contacts/matching/deduplicate';
import { shareOf } from './scores';
import { isTrueMatch, pairsOfGrouping, type Truth } from './truth';
import { UnionFind } from './union-find';

export interface ReviewLoad {
  /** Pairs that a person is asked about, for each 1,000 records. */
  readonly pairsPer1000Records: number;
  /** The share of the true pairs that are together once a reviewer has joined every pair that is true. */
  readonly closedRecallAfterwards: number | null;
}

/**
 * What is left to a reviewer: the pairs from `review` up to, but not at, `merge` that the closure of the pairs at or above
 * `merge` does not already hold together.
 */
export function reviewLoad(
  pairs: ScoredPairs,
  truth: Truth,
  thresholds: { readonly merge: number; readonly review: number },
): ReviewLoad {
  const records = truth.people.groupOf.length;
  const merged = new UnionFind(records);
  for (let pair = 0; pair < pairs.length; pair += 1)
    if ((pairs.confidence[pair] ?? 0) >= thresholds.merge)
      merged.join(pairs.left[pair] ?? 0, pairs.right[pair] ?? 0);
  const reviewed = new UnionFind(merged);
  let asked = 0;
  for (let pair = 0; pair < pairs.length; pair += 1) {
    const confidence = pairs.confidence[pair] ?? 0;
    if (confidence < thresholds.review || confidence >= thresholds.merge) continue;
    const [left, right] = [pairs.left[pair] ?? 0, pairs.right[pair] ?? 0];
    if (merged.rootOf(left) === merged.rootOf(right)) continue;
    asked += 1;
    if (isTrueMatch(truth, left, right)) reviewed.join(left, right);
  }
  const { correct } = pairsOfGrouping(reviewed.groups(), truth);
  return {
    pairsPer1000Records: (1000 * asked) / records,
    closedRecallAfterwards: shareOf(correct, truth.pairs),
  };
}
