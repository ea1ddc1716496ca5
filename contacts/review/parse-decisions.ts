import type { ReviewDecision } from './review-decision';
import type { ReviewConflict } from './review-form';
import { decisionFieldName, HOUSEHOLD_PREFIX, MERGE_ANSWER, NONE_ANSWER, USE_PREFIX } from './review-form';

type OpenConflict = Pick<ReviewConflict, 'phoneNumber' | 'candidates' | 'moreCandidates'>;

/** n8n gives a radio's answer as text, an unanswered one as null or undefined; older versions give a list. */
function answerOf(submitted: unknown, fieldName: string): string | null {
  if (typeof submitted !== 'object' || submitted === null || !Object.hasOwn(submitted, fieldName))
    return null;
  const value: unknown = Reflect.get(submitted, fieldName);
  const answer: unknown = Array.isArray(value) ? value[0] : value;
  return typeof answer === 'string' ? answer : null;
}

function decisionOf(
  { phoneNumber, candidates, moreCandidates = 0 }: OpenConflict,
  answer: string | null,
): ReviewDecision {
  const skip: ReviewDecision = { phoneNumber, decision: 'skip' };
  if (answer === null) return skip;
  const isAmongSeveral = candidates.length + moreCandidates > 1;
  if (answer.startsWith(MERGE_ANSWER))
    return isAmongSeveral ? { phoneNumber, decision: 'merge', candidateNos: null, fields: {} } : skip;
  if (answer.startsWith(NONE_ANSWER)) return candidates.length > 0 ? { phoneNumber, decision: 'none' } : skip;
  const isHousehold = answer.startsWith(HOUSEHOLD_PREFIX);
  const prefix = isHousehold ? HOUSEHOLD_PREFIX : USE_PREFIX;
  const digits = answer.startsWith(prefix) ? /^(\d{1,9}):/.exec(answer.slice(prefix.length))?.[1] : undefined;
  const chosen = candidates.find(({ candidateNo }) => String(candidateNo) === digits);
  if (chosen === undefined || (isHousehold && !isAmongSeveral)) return skip;
  const { candidateNo } = chosen;
  return { phoneNumber, decision: isHousehold ? 'same_household' : 'use_candidate', candidateNo };
}

/**
 * Reads the answers of a submitted review page: one decision for each conflict, in their order. Only how an answer
 * begins counts ("Use 2:"), so equal or odd names cannot mislead it. An answer that is missing, unknown, or names a
 * candidate that the conflict does not have is a skip. Never throws, whatever was submitted.
 */
export function parseDecisions(submitted: unknown, conflicts: readonly OpenConflict[]): ReviewDecision[] {
  return conflicts.map((conflict) =>
    decisionOf(conflict, answerOf(submitted, decisionFieldName(conflict.phoneNumber))),
  );
}
