import { FIELDS, slotOf } from '../comparison/evidence';
import type { Evidence } from '../comparison/evidence';
import { attributeLevels, comparisons } from '../comparison/levels';
import { defaultThresholds } from '../decide';
import type { Decision, Thresholds } from '../decide';
import type { MatchIndex } from '../match-index';
import type { GuardReason } from '../scoring/guards';
import type { Relation, ScoreParts } from '../scoring/scoring-model';
import { counterfactual } from './counterfactual';
import { summarySentence } from './summary-sentence';

/** How one field compares, and what that says. */
export interface FieldExplanation {
  /** "first name", or the name of a further column. */
  readonly field: string;
  /** "the same", "one is a misspelling of the other" ... */
  readonly comparison: string;
  readonly says: 'for' | 'against' | 'nothing';
  /**
   * How much: for the probabilistic model in bits against the likeliest other explanation (1 bit doubles the odds), for
   * the weighted one in parts of its weights.
   */
  readonly weight: number;
}

/** Why two records have the confidence they have. No names, numbers or addresses stand in it. */
export interface Explanation {
  /** 0..1; `recomputeConfidence(parts)` gives it again, unless a guard keeps it lower. */
  readonly confidence: number;
  readonly decision: Decision;
  readonly relation: Relation;
  readonly guard: GuardReason | null;
  /** One plain sentence. */
  readonly sentence: string;
  /** What would have to be different for another decision; null when nothing simple would do. */
  readonly counterfactual: string | null;
  readonly fields: readonly FieldExplanation[];
  readonly parts: ScoreParts;
}

const BITS = Math.LN2;
/** A field that weighs less says nothing worth reading. */
const LEAST_WEIGHT = 0.05;

/**
 * Explains how two records compare, field by field, in plain words.
 * @throws MatchIndexError when one of the ids is not in the index, or its model was not estimated
 */
export function explainPair(
  index: MatchIndex,
  left: string,
  right: string,
  thresholds: Thresholds = defaultThresholds,
): Explanation {
  const [a, b] = [index.rowOf(left), index.rowOf(right)];
  const { confidence, guard } = index.score(a, b);
  const found = index.evidenceOf(a, b);
  const parts = index.model.parts(found);
  const relation = index.relation(guard);
  const decision = decisionFor(confidence, relation, guard?.isFinal === true, thresholds);
  const facts = { found, confidence, decision, relation, guard: guard?.reason ?? null };
  return {
    confidence,
    decision,
    relation,
    guard: facts.guard,
    sentence: summarySentence(facts),
    counterfactual: counterfactual(index.model, facts, thresholds),
    fields: fieldsOf(index, found, parts, relation),
    parts,
  };
}

function decisionFor(
  confidence: number,
  relation: Relation,
  isHeldApart: boolean,
  { autoMerge, review }: Thresholds,
): Decision {
  if (confidence >= autoMerge && !isHeldApart) return 'auto_merge';
  if (confidence >= review) return 'manual_review';
  return relation === 'same_household' ? 'same_household' : 'create_new';
}

/** The confidence from its parts: what a reviewer, or a test, can check. */
export function recomputeConfidence({ model, prior, fields }: ScoreParts): number {
  if (model === 'weighted') return recomputeWeighted(prior, fields);
  const others = Object.keys(prior);
  const odds = others.map((kind) =>
    fields.reduce((sum, { amounts }) => sum + (amounts[kind] ?? 0), prior[kind] ?? 0),
  );
  return 1 / (1 + odds.reduce((sum, log) => sum + Math.exp(-log), 0));
}

function recomputeWeighted(prior: ScoreParts['prior'], fields: ScoreParts['fields']): number {
  const known = fields.reduce((sum, { amounts }) => sum + (amounts.weight ?? 0), 0);
  const sum = fields.reduce(
    (total, { amounts }) => total + (amounts.weight ?? 0) * (amounts.similarity ?? 0),
    0,
  );
  if (known === 0) return 0;
  return (sum / known) * Math.min(1, known / ((prior.total ?? 0) * (prior.leastKnown ?? 0)));
}

const CLASS_OF: Readonly<Partial<Record<Relation, string>>> = {
  same_household: 'household',
  same_named_relative: 'relative',
};

function fieldsOf(
  index: MatchIndex,
  found: Evidence,
  parts: ScoreParts,
  relation: Relation,
): FieldExplanation[] {
  const against = CLASS_OF[relation] ?? 'random';
  return parts.fields
    .map(({ slot, level, amounts }) => {
      const weight =
        parts.model === 'weighted'
          ? (amounts.weight ?? 0) * (2 * (amounts.similarity ?? 0) - 1)
          : (amounts[against] ?? 0) / BITS;
      return {
        field: titleOf(index, slot),
        comparison: phraseOf(slot, level),
        says:
          Math.abs(weight) < LEAST_WEIGHT
            ? ('nothing' as const)
            : weight > 0
              ? ('for' as const)
              : ('against' as const),
        weight: Math.round(weight * 100) / 100,
      };
    })
    .filter(({ field, says }) => says !== 'nothing' || field === comparisons[slotOf.given]?.title)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

const titleOf = (index: MatchIndex, slot: number): string =>
  comparisons[slot]?.title ?? index.table.attributes.nameAt(slot - FIELDS);

const phraseOf = (slot: number, level: number): string =>
  (comparisons[slot]?.levels ?? attributeLevels)[level]?.phrase ?? '';
