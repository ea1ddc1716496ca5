import { conflictPattern, sameDecision } from '../../contacts/review/alike-conflicts';
import type { AlikeAnswer } from '../../contacts/review/page/page-answers';
import type { VersionedDecision } from '../../contacts/review/page/page-requests';
import { decisionWords, patternWords } from '../../contacts/review/page/decision-words';
import { displayPhone } from '../../contacts/review';
import type { Ledger } from '../open-ledger';
import { conflictsPage } from '../review';

const ALL = 1_000_000;

/**
 * What the same decision would be for every other open conflict that is alike; without a pattern when the one it was made for is
 * not open in that version any more. Nothing is changed.
 */
export async function alikeDecisions(ledger: Ledger, decision: VersionedDecision): Promise<AlikeAnswer> {
  const { conflicts } = await conflictsPage(ledger, { limit: ALL, includeSkipped: true });
  const decided = conflicts.find(
    ({ phoneNumber, version }) => phoneNumber === decision.phoneNumber && version === decision.version,
  );
  if (decided === undefined) return { pattern: null, changes: [], leftOut: 0 };
  const pattern = conflictPattern(decided);
  const alike = conflicts.filter((other) => other !== decided && conflictPattern(other) === pattern);
  const changes = alike.flatMap((other) => {
    const same = sameDecision(decision, decided, other);
    if (same === null) return [];
    const { phoneNumber, version, candidates } = other;
    return [
      {
        phoneNumber,
        phone: displayPhone(phoneNumber),
        would: decisionWords(same, candidates),
        decision: { ...same, version },
      },
    ];
  });
  return { pattern: patternWords(decided), changes, leftOut: alike.length - changes.length };
}
