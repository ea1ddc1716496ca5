import type { Clock } from '../clock';
import type { PersonDecision, Relation } from '../contact-tables';
import type { LedgerDb } from '../tables';
import { inOrder } from './candidates';

/** Two contacts, as a person has said. */
export interface RelationToKeep {
  readonly left: string;
  readonly right: string;
  readonly relation: Relation;
  readonly by: string;
}

/** Remembers that two contacts are two people; the last word counts, and every word stays in the journal. */
export async function relate(db: LedgerDb, kept: RelationToKeep, clock: Clock): Promise<void> {
  const [left, right] = inOrder(kept.left, kept.right);
  const said = { relation: kept.relation, decided_by: kept.by, decided_at: clock.now() };
  await db
    .insertInto('contact_relations')
    .values({ left_contact_id: left, right_contact_id: right, ...said })
    .onConflict((conflict) => conflict.columns(['left_contact_id', 'right_contact_id']).doUpdateSet(said))
    .execute();
  await recordDecision(db, { left, right, decision: kept.relation, by: kept.by }, clock);
}

/** Forgets that anybody of one contact was kept apart from anybody of another. @param survivors two contacts that stand by themselves */
export async function forgetRelations(db: LedgerDb, survivors: readonly [string, string]): Promise<void> {
  const [one, other] = survivors;
  const idsOf = (survivorId: string) =>
    db.selectFrom('contacts').where('survivor_id', '=', survivorId).select('id');
  for (const [left, right] of [
    [one, other],
    [other, one],
  ] as const)
    await db
      .deleteFrom('contact_relations')
      .where('left_contact_id', 'in', idsOf(left))
      .where('right_contact_id', 'in', idsOf(right))
      .execute();
}

/** Adds to the journal what a person has said about two contacts. */
export async function recordDecision(
  db: LedgerDb,
  said: {
    readonly left: string;
    readonly right: string;
    readonly decision: PersonDecision;
    readonly by: string;
  },
  clock: Clock,
): Promise<void> {
  const [left, right] = inOrder(said.left, said.right);
  await db
    .insertInto('match_decisions')
    .values({
      id: clock.newId(),
      left_contact_id: left,
      right_contact_id: right,
      decision: said.decision,
      decided_by: said.by,
      decided_at: clock.now(),
    })
    .execute();
}
