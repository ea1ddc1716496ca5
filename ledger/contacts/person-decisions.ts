import type { Clock } from '../clock';
import type { PersonDecision, Relation } from '../contact-tables';
import type { Ledger } from '../open-ledger';
import { SameContactError } from './errors';
import { lockStanding } from './lock-contacts';
import { forgetRelations, recordDecision, relate } from './relations';

/** What a person says about two contacts without having been asked. */
export interface PairDecision {
  readonly contactId: string;
  readonly otherContactId: string;
  /** `undecided` takes back what was said before. */
  readonly decision: Relation | 'undecided';
  readonly by: string;
}

/** What people said about pairs of contacts, the latest first. */
export interface DecisionMade {
  readonly decisionId: string;
  readonly leftContactId: string;
  readonly rightContactId: string;
  readonly decision: PersonDecision;
  readonly decidedBy: string;
  readonly decidedAt: string;
}

/**
 * Remembers that two contacts are two people, or takes that back. It holds for whatever they are merged into later.
 * @throws {UnknownContactError | SameContactError} nothing was changed; two that were merged have to be taken apart first.
 */
export async function decidePair(ledger: Ledger, said: PairDecision, clock: Clock): Promise<void> {
  return ledger.writeKeys([], async (db) => {
    const left = await lockStanding(db, said.contactId);
    const right = await lockStanding(db, said.otherContactId);
    if (left === right) throw new SameContactError();
    const pair = { left: said.contactId, right: said.otherContactId, by: said.by };
    if (said.decision !== 'undecided') return relate(db, { ...pair, relation: said.decision }, clock);
    await forgetRelations(db, [left, right]);
    return recordDecision(db, { ...pair, decision: 'undecided' }, clock);
  });
}

/** @param limit so many at most */
export async function listPersonDecisions(ledger: Ledger, limit: number): Promise<DecisionMade[]> {
  return ledger.read((db) =>
    db
      .selectFrom('match_decisions')
      .select([
        'id as decisionId',
        'left_contact_id as leftContactId',
        'right_contact_id as rightContactId',
        'decision',
        'decided_by as decidedBy',
        'decided_at as decidedAt',
      ])
      .orderBy('decided_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute(),
  );
}
