/** Pairs that were predicted, and how many of them are true. */
export interface PairCounts {
  readonly predicted: number;
  readonly correct: number;
}

/** Each from 0 to 1; null where nothing was there to divide by. */
export interface Scores {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** A share from 0 to 1; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Precision, recall and their harmonic mean. */
export function scoresOf({ predicted, correct }: PairCounts, truePairs: number): Scores {
  return {
    precision: shareOf(correct, predicted),
    recall: shareOf(correct, truePairs),
    f1: shareOf(2 * correct, predicted + truePairs),
  };
}
