import { agreeingPairsOfMerges, type MergeTree } from './merge-tree';
import { meet } from './partition';
import type { ThresholdSweep } from './threshold-sweep';
import type { Truth } from './truth';

/**
 * Tells the sweep how many pairs, and how many true ones, the transitive closure makes at each threshold at which it
 * grows: who is one with B, and B with C, is one with C. When lists are linked only pairs across lists are counted.
 */
export function sweepClosure(tree: MergeTree, truth: Truth, sweep: ThresholdSweep): void {
  const { people, sources } = truth;
  const ofOnePerson = agreeingPairsOfMerges(tree, people);
  const ofOneSource = sources === null ? null : agreeingPairsOfMerges(tree, sources);
  const ofBoth = sources === null ? null : agreeingPairsOfMerges(tree, meet(people, sources));
  let [predicted, correct] = [0, 0];
  for (let merge = 0; merge < tree.merges; merge += 1) {
    const threshold = tree.threshold[merge] ?? 0;
    predicted += pairsOfMerge(tree, merge) - (ofOneSource?.[merge] ?? 0);
    correct += (ofOnePerson[merge] ?? 0) - (ofBoth?.[merge] ?? 0);
    const isLast = merge + 1 === tree.merges || tree.threshold[merge + 1] !== threshold;
    if (isLast) sweep.add(threshold, predicted, correct);
  }
}

function pairsOfMerge({ size, heavy, light }: MergeTree, merge: number): number {
  return (size[heavy[merge] ?? 0] ?? 0) * (size[light[merge] ?? 0] ?? 0);
}
