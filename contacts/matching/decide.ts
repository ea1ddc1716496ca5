import type { ScoredMatch } from './match-index';

/** What is to be done about a record, or about a pair of records. */
export const decisions = ['create_new', 'manual_review', 'auto_merge', 'same_household'] as const;
export type Decision = (typeof decisions)[number];

/** Confidences 0..1; above `autoMerge` records are joined without a person, above `review` a person is asked. */
export interface Thresholds {
  readonly autoMerge: number;
  readonly review: number;
}

/** The customer's thresholds. */
export const defaultThresholds: Thresholds = { autoMerge: 0.9, review: 0.7 };

/** How many candidates a reviewer is shown. */
export const CANDIDATES_FOR_REVIEW = 3;

/** What to do with an incoming record, and whom it may be. */
export interface RecordDecision {
  readonly decision: Exclude<Decision, 'same_household'>;
  /** Of the best match; 0 when there is none. */
  readonly confidence: number;
  /** The record to merge with; null unless `auto_merge`. */
  readonly mergeWith: string | null;
  /** The best matches, the surest first. */
  readonly candidates: readonly ScoredMatch[];
  /** Who lives with the person, as far as the records tell. */
  readonly household: readonly string[];
}

/**
 * Decides about one record from everybody it may be. Merges above `autoMerge`, unless a second candidate is as sure
 * and no one with the first: then a person decides.
 * @param matches the surest first, as `MatchIndex.matchesOf` gives them
 * @param areOne  whether two of the candidates are known to be one person
 */
export function decide(
  matches: readonly ScoredMatch[],
  thresholds: Thresholds = defaultThresholds,
  areOne: (left: string, right: string) => boolean = () => false,
): RecordDecision {
  const [best] = matches;
  const rival = matches.find(
    (match) =>
      match.confidence >= thresholds.autoMerge && match.id !== best?.id && !areOne(match.id, best?.id ?? ''),
  );
  const confidence = best?.confidence ?? 0;
  const isSure = confidence >= thresholds.autoMerge && best?.guard?.isFinal !== true;
  const decision =
    isSure && rival === undefined
      ? 'auto_merge'
      : confidence >= thresholds.review
        ? 'manual_review'
        : 'create_new';
  return {
    decision,
    confidence,
    mergeWith: decision === 'auto_merge' ? (best?.id ?? null) : null,
    candidates: matches.slice(0, CANDIDATES_FOR_REVIEW),
    household: matches
      .filter((match) => match.relation === 'same_household' && match.confidence < thresholds.review)
      .map(({ id }) => id),
  };
}
