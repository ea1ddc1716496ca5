import type { Evidence } from '../comparison/evidence';
import type { PairClass } from './model-parameters';

/** What a pair of records is to each other, as far as the evidence tells. */
export type Relation = 'same_person' | 'same_household' | 'same_named_relative' | 'strangers';

/** What one field adds to a score. */
export interface FieldPart {
  readonly slot: number;
  readonly level: number;
  /**
   * Probabilistic: natural logarithm of how much likelier the level is for one person than for the other classes.
   * Weighted: the field's share of the weights that could be used, 0..1, and how alike it is, 0..1.
   */
  readonly amounts: Readonly<Record<string, number>>;
}

/** A score taken apart: `recompute(parts)` gives `confidence` again. */
export interface ScoreParts {
  readonly model: ScoringModel['kind'];
  /** What is held before any field is looked at. */
  readonly prior: Readonly<Record<string, number>>;
  readonly fields: readonly FieldPart[];
  readonly confidence: number;
}

/**
 * Turns evidence into a confidence. Both models share comparisons, guards, thresholds and explanation; they differ in
 * what a level weighs.
 */
export interface ScoringModel {
  readonly kind: 'probabilistic' | 'weighted';
  /** How sure it is that the pair is one person: 0..1. */
  confidence(found: Evidence): number;
  /** What the pair is if it is not one person. */
  relation(found: Evidence): Relation;
  /** The confidence taken apart by field. */
  parts(found: Evidence): ScoreParts;
}

export const relationOf: Readonly<Record<PairClass, Relation>> = {
  match: 'same_person',
  household: 'same_household',
  relative: 'same_named_relative',
  random: 'strangers',
};
