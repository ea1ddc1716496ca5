import type { Candidate, LinkedNumber } from '../../model/linked-number';
import { displayName, displaySources } from '../comparison-table';
import type { ReviewDecision } from '../review-decision';
import { oneLine } from '../untrusted-text';

/** What a decision does to a conflict, for who is to confirm it: "Use QuickBooks: Ana Ruiz". The name is untrusted text. */
export function decisionWords(decision: ReviewDecision, candidates: readonly Candidate[]): string {
  switch (decision.decision) {
    case 'use_candidate':
      return `Use ${who(decision.candidateNo, candidates)}`;
    case 'same_household':
      return `Same household, shown as ${who(decision.candidateNo, candidates)}`;
    case 'merge': {
      const named = decision.candidateNos ?? candidates.map(({ candidateNo }) => candidateNo);
      return `Merge ${named.map((candidateNo) => who(candidateNo, candidates)).join(' with ')}`;
    }
    case 'none':
      return 'Nobody of them; the number stays without a name';
    case 'skip':
      return 'Put off';
  }
}

function who(candidateNo: number, candidates: readonly Candidate[]): string {
  const candidate = candidates.find((one) => one.candidateNo === candidateNo);
  if (candidate === undefined) return `candidate ${candidateNo}`;
  return `${displaySources(candidate.sources)}: ${oneLine(displayName(candidate.contact), 80)}`;
}

/** What conflicts that are alike have in common: "QuickBooks names a person, PropertyRadar a company". */
export function patternWords({ candidates }: Pick<LinkedNumber, 'candidates'>): string {
  const parts = candidates.map(({ sources, contact, isWeak }) => {
    const kind = contact.firstName === null && contact.lastName === null ? 'a company' : 'a person';
    return `${displaySources(sources)} ${sources.length === 1 ? 'names' : 'name'} ${kind}${isWeak ? ' (inactive)' : ''}`;
  });
  return parts.join('; ');
}
