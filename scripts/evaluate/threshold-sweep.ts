import { scoresOf, shareOf, type PairCounts, type Scores } from './scores';

/**
 * What is to be known over all thresholds, from the counts at each of them, given in falling order. Keeps nothing but the
 * answers, so that millions of thresholds cost no memory.
 */
export class ThresholdSweep {
  private readonly counts: PairCounts[];
  /** The most true pairs that keep each precision. */
  private readonly mostCorrect: number[];
  private best: { readonly f1: number; readonly threshold: number } | null = null;

  /**
   * @param truePairs    pairs that are true
   * @param thresholds   where the counts are wanted
   * @param precisions   for which the largest recall is wanted
   */
  constructor(
    private readonly truePairs: number,
    private readonly thresholds: readonly number[],
    private readonly precisions: readonly number[],
  ) {
    this.counts = thresholds.map(() => ({ predicted: 0, correct: 0 }));
    this.mostCorrect = precisions.map(() => 0);
  }

  /** The counts of all pairs at or above `threshold`. The next threshold must be lower. */
  add(threshold: number, predicted: number, correct: number): void {
    for (let each = 0; each < this.thresholds.length; each += 1)
      if (threshold >= (this.thresholds[each] ?? 1)) this.counts[each] = { predicted, correct };
    for (let each = 0; each < this.precisions.length; each += 1)
      if (correct / predicted >= (this.precisions[each] ?? 1))
        this.mostCorrect[each] = Math.max(this.mostCorrect[each] ?? 0, correct);
    const f1 = (2 * correct) / (predicted + this.truePairs);
    if (f1 > (this.best?.f1 ?? 0)) this.best = { f1, threshold };
  }

  /** The scores of all pairs at or above one of the wanted thresholds. */
  scoresAt(threshold: number): Scores {
    return scoresOf(
      this.counts[this.thresholds.indexOf(threshold)] ?? { predicted: 0, correct: 0 },
      this.truePairs,
    );
  }

  /** The largest recall that keeps one of the wanted precisions; 0 when none does, null without true pairs. */
  recallAtPrecision(precision: number): number | null {
    return shareOf(this.mostCorrect[this.precisions.indexOf(precision)] ?? 0, this.truePairs);
  }

  /** The largest F1 and the highest threshold that has it; null when no true pair was found. */
  bestF1(): { readonly f1: number; readonly threshold: number } | null {
    return this.best;
  }
}
