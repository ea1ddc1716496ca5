import { compareTexts } from '../model/compare-texts';
import type { Candidate, LinkedNumber } from '../model/linked-number';
import { chosenFields, type ReviewDecision } from './review-decision';

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
 * What was decided about one conflict, for another that is alike: the candidates from the same sources, and the same fields of
 * them. null when the two are not alike, when several candidates come from the same sources, so that nobody knows which is
 * meant, or when there is nothing to repeat (a skip).
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
    case 'none':
      return { phoneNumber, decision: 'none' };
    case 'use_candidate':
    case 'same_household': {
      const candidateNo = counterpartOf(decision.candidateNo, decided, other);
      return candidateNo === null ? null : { phoneNumber, decision: decision.decision, candidateNo };
    }
    case 'merge': {
      const candidateNos = counterpartsOf(decision.candidateNos, decided, other);
      const fields = sameFields(decision.fields, decided, other);
      return candidateNos === undefined || fields === null
        ? null
        : { phoneNumber, decision: 'merge', candidateNos, fields };
    }
  }
}

type Merge = Extract<ReviewDecision, { decision: 'merge' }>;

/** @returns null when the candidate does not exist, or several come from the same sources */
function counterpartOf(candidateNo: number, decided: Conflict, other: Conflict): number | null {
  const chosen = decided.candidates.find((one) => one.candidateNo === candidateNo);
  if (chosen === undefined) return null;
  const [match, ...rivals] = ofPattern(candidatePattern(chosen), other);
  return match === undefined || rivals.length > 0 ? null : match;
}

/** Several from the same sources are no riddle as long as all of them are merged. @returns undefined when it is one */
function counterpartsOf(
  candidateNos: Merge['candidateNos'],
  decided: Conflict,
  other: Conflict,
): Merge['candidateNos'] | undefined {
  if (candidateNos === null) return null;
  const merged = new Set(candidateNos);
  const patterns = new Set<string>();
  for (const { candidateNo, ...candidate } of decided.candidates)
    if (merged.delete(candidateNo)) patterns.add(candidatePattern({ candidateNo, ...candidate }));
  if (merged.size > 0) return undefined;
  const isWhole = [...patterns].every((pattern) =>
    ofPattern(pattern, decided).every((candidateNo) => candidateNos.includes(candidateNo)),
  );
  if (!isWhole) return undefined;
  return [...patterns].flatMap((pattern) => ofPattern(pattern, other)).sort((a, b) => a - b);
}

function sameFields(fields: Merge['fields'], decided: Conflict, other: Conflict): Merge['fields'] | null {
  const same: Merge['fields'] = {};
  for (const field of chosenFields) {
    const from = fields[field];
    if (from === undefined) continue;
    const candidateNo = counterpartOf(from, decided, other);
    if (candidateNo === null) return null;
    same[field] = candidateNo;
  }
  return same;
}

const ofPattern = (pattern: string, { candidates }: Pick<Conflict, 'candidates'>): number[] =>
  candidates
    .filter((candidate) => candidatePattern(candidate) === pattern)
    .map(({ candidateNo }) => candidateNo);
