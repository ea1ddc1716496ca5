import type { LedgerDb } from '../tables';
import { openReviewRows } from './open-reviews';

/** What persons were asked about a contact. */
export interface Questions {
  /** Whether a question about it, or about one that was merged into it, waits for an answer. */
  readonly isInQuestion: boolean;
  /** How many have been answered. */
  readonly answered: number;
}

/** @param contactId one that stands by itself */
export async function questionsAbout(db: LedgerDb, contactId: string): Promise<Questions> {
  const open = await openReviewRows(db)
    .where((eb) => eb.or([eb('left.survivor_id', '=', contactId), eb('right.survivor_id', '=', contactId)]))
    .select('review.id')
    .limit(1)
    .executeTakeFirst();
  const ofContact = db.selectFrom('contacts').where('survivor_id', '=', contactId).select('id');
  const { answered } = await db
    .selectFrom('match_reviews')
    .where('status', '<>', 'open')
    .where((eb) => eb.or([eb('left_contact_id', 'in', ofContact), eb('right_contact_id', 'in', ofContact)]))
    .select(({ fn }) => fn.countAll<number>().as('answered'))
    .executeTakeFirstOrThrow();
  return { isInQuestion: open !== undefined, answered: Number(answered) };
}
