import type { IDataObject } from 'n8n-workflow';
import { explainPair } from '../../../contacts/matching';
import type { Decision, MatchIndex, Thresholds } from '../../../contacts/matching';

/** So many people of one household are named. */
export const MOST_HOUSEMATES = 20;

/** How a pair was decided, which other records of the same people may have had a part in. */
export interface DecidedPair {
  /** Ids in the engine. */
  readonly left: string;
  readonly right: string;
  /** 0..1 */
  readonly confidence: number;
  readonly decision: Decision;
}

/** A difference that a reader should be told about. */
const NOTABLE = 0.02;

/** A confidence as it is put out: four decimals, never rounded up over a threshold. */
export const shownConfidence = (confidence: number): number => Math.floor(confidence * 1e4 + 1e-6) / 1e4;

/**
 * Why a pair was decided as it was: `reasons` in sentences, `explanation` field by field. Nothing personal stands in either.
 */
export function explainedPair(index: MatchIndex, pair: DecidedPair, thresholds: Thresholds): IDataObject {
  const alone = index.score(index.rowOf(pair.left), index.rowOf(pair.right)).confidence;
  const told = explainPair(index, pair.left, pair.right, asDecided(pair, alone, thresholds));
  const { relation, guard, sentence, counterfactual, fields } = told;
  const difference = pair.confidence - alone;
  const remark =
    Math.abs(difference) < NOTABLE
      ? null
      : `Taken alone the two records come to ${shownConfidence(alone).toFixed(2)}; the other records of the same people speak ${difference > 0 ? 'for' : 'against'} it.`;
  return {
    reasons: [sentence, counterfactual, remark].filter((reason) => reason !== null),
    explanation: {
      // The weighted model only says what a pair is if it is not one person.
      relation: pair.decision === 'auto_merge' ? 'same_person' : relation,
      guard,
      sentence,
      counterfactual,
      fields: fields.map((field) => ({ ...field })),
    },
  };
}

/** Thresholds under which the pair taken alone gets the decision that was made with all that is known. */
function asDecided({ decision }: DecidedPair, alone: number, thresholds: Thresholds): Thresholds {
  if (decision !== 'manual_review') return thresholds;
  return alone >= thresholds.autoMerge
    ? { autoMerge: Infinity, review: 0 }
    : { ...thresholds, review: Math.min(thresholds.review, alone) };
}
