import { attributeLevels, comparisons, fieldKeys, given, surname } from '../comparison/levels';
import type { FieldKey } from '../comparison/levels';
import { FIELDS, slotOf } from '../comparison/evidence';
import type { Evidence } from '../comparison/evidence';
import type { Relation, ScoreParts, ScoringModel } from './scoring-model';

/** What each part of a contact weighs; 0 leaves it out. Only the ratios matter. */
export interface FieldWeights {
  readonly email: number;
  readonly phone: number;
  readonly name: number;
  readonly address: number;
  readonly birth: number;
}

/** The customer's weights: e-mail 40 %, phone 30 %, name 30 %. */
export const customerWeights: FieldWeights = { email: 0.4, phone: 0.3, name: 0.3, address: 0, birth: 0 };

/** Which field of the comparison stands for which weight; a name is half given name, half last name. */
const WEIGHT_OF: Partial<Record<FieldKey, readonly [keyof FieldWeights, number]>> = {
  email: ['email', 1],
  phone: ['phone', 1],
  given: ['name', 0.5],
  surname: ['name', 0.5],
  street: ['address', 1],
  birth: ['birth', 1],
};

/** One name that agrees alone, without anything else to compare, is not a match. */
const LEAST_KNOWN_WEIGHT = 0.5;

/**
 * Weighs how alike the fields are, as the customer drew it, with one change: what is missing on either side is left
 * out of the sum instead of counting as different, so that phone and name alone can reach 1.
 */
export class WeightedModel implements ScoringModel {
  readonly kind = 'weighted';
  private readonly weights: Float64Array;
  private readonly total: number;

  constructor(weights: FieldWeights = customerWeights) {
    this.weights = new Float64Array(FIELDS);
    for (const [slot, key] of fieldKeys.entries()) {
      const [name, part] = WEIGHT_OF[key] ?? ['name', 0];
      this.weights[slot] = Math.max(0, weights[name]) * part;
    }
    this.total = this.weights.reduce((sum, weight) => sum + weight, 0);
  }

  confidence(found: Evidence): number {
    let [sum, known] = [0, 0];
    for (let index = 0; index < found.count; index += 1) {
      const slot = found.slots[index] ?? 0;
      const weight = this.weights[slot] ?? 0;
      known += weight;
      sum += weight * similarityOf(slot, found.levelOf(slot));
    }
    return this.scaled(sum, known);
  }

  relation(found: Evidence): Relation {
    const [first, last] = [found.levelOf(slotOf.given), found.levelOf(slotOf.surname)];
    const isOtherFirst = first === given.different || first === given.other;
    return isOtherFirst && last !== 0 && last <= surname.slip ? 'same_household' : 'strangers';
  }

  parts(found: Evidence): ScoreParts {
    const fields = Array.from({ length: found.count }, (_, index) => found.slots[index] ?? 0)
      .filter((slot) => (this.weights[slot] ?? 0) > 0)
      .map((slot) => ({
        slot,
        level: found.levelOf(slot),
        amounts: { weight: this.weights[slot] ?? 0, similarity: similarityOf(slot, found.levelOf(slot)) },
      }));
    return {
      model: this.kind,
      prior: { total: this.total, leastKnown: LEAST_KNOWN_WEIGHT },
      fields,
      confidence: this.confidence(found),
    };
  }

  /** With less than half of the weights known the score is kept down in proportion. */
  private scaled(sum: number, known: number): number {
    if (known === 0 || this.total === 0) return 0;
    return (sum / known) * Math.min(1, known / (this.total * LEAST_KNOWN_WEIGHT));
  }
}

const similarityOf = (slot: number, level: number): number =>
  (comparisons[slot]?.levels ?? attributeLevels)[level]?.similarity ?? 0;
