import type { CandidateShown, ConflictShown, ReviewDecision } from '../contract';
import { counted } from '../shown/counts';

/** "QuickBooks and Google Contacts". */
export const sourcesInWords = (sources: readonly string[]): string =>
  sources.length < 2
    ? (sources[0] ?? 'No source')
    : `${sources.slice(0, -1).join(', ')} and ${sources.at(-1)}`;

const called = (candidate: CandidateShown | undefined): string =>
  candidate === undefined ? 'a candidate' : `${sourcesInWords(candidate.sources)}: ${candidate.title}`;

/** What a decision means, said before or after it is taken: "Use QuickBooks: Ana Ruiz". */
export function decisionWords(conflict: ConflictShown, decision: ReviewDecision): string {
  const candidate = (no: number) => conflict.candidates.find(({ candidateNo }) => candidateNo === no);
  switch (decision.decision) {
    case 'use_candidate':
      return `Use ${called(candidate(decision.candidateNo))}`;
    case 'same_household':
      return `Same household, shown as ${candidate(decision.candidateNo)?.title ?? 'a candidate'}`;
    case 'merge':
      return `Merge ${counted((decision.candidateNos ?? conflict.candidates).length, 'candidate')}`;
    case 'none':
      return 'None of these';
    case 'skip':
      return 'Put off';
  }
}
