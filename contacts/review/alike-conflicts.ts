import { compareTexts } from '../model/compare-texts';
import type { Candidate, LinkedNumber } from '../model/linked-number';
import type { ReviewDecision } from './parse-decisions';

type Conflict = Pick<LinkedNumber, 'phoneNumber' | 'candidates'>;

/**
 * What two conflicts have in common when the same answer may do for both: their candidates come from the same sources, are
 * people or companies, and are as well supported. Names, numbers and addresses are not part of it. Equal texts are alike.
 */
export const conflictPattern = ({ candidates }: Pick<Conflict, 'candidates'>): string =>
  candidates.map(candidatePattern).sort(compareTexts).join(' | ');

function candidatePattern({ contact, sources, isWeak }: Candidate): string {
  const isPerson = contact.firstName !== null || contact.lastName !== null;
  return [
    [...sources].sort(compareTexts).join('+'),
    isPerson ? 'person' : 'company',
    ...(isWeak ? ['weak'] : []),
  ].join(' ');
}

/**
 * What was decided about one conflict, for another that is alike: the candidate from the same sources, or all merged. null when
 * the two are not alike, when several candidates come from the same sources, so that nobody knows which is meant, or when there
 * is nothing to repeat (a skip).
 */
export function sameDecision(
  decision: ReviewDecision,
  decided: Conflict,
  other: Conflict,
): ReviewDecision | null {
  if (conflictPattern(decided) !== conflictPattern(other)) return null;
  const { phoneNumber } = other;
  switch (decision.decision) {
    case 'skip':
      return null;
    case 'merge':
      return { phoneNumber, decision: 'merge', candidateNo: null };
    case 'use_candidate': {
      const chosen = decided.candidates.find(({ candidateNo }) => candidateNo === decision.candidateNo);
      if (chosen === undefined) return null;
      const pattern = candidatePattern(chosen);
      const [match, ...rivals] = other.candidates.filter((one) => candidatePattern(one) === pattern);
      if (match === undefined || rivals.length > 0) return null;
      return { phoneNumber, decision: 'use_candidate', candidateNo: match.candidateNo };
    }
  }
}
