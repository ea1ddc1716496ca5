import type { LedgerDb } from '../tables';

/** What persons were asked about a contact. */
export interface Questions {
  /** Whether a question about it, or about one that was merged into it, waits for an answer. */
  readonly isInQuestion: boolean;
  /** How many have been answered. */
  readonly answered: number;
}

/** @param contactId one that stands by itself */
export async function questionsAbout(db: LedgerDb, contactId: string): Promise<Questions> {
  const ofContact = db.selectFrom('contacts').where('survivor_id', '=', contactId).select('id');
  const reviews = await db
    .selectFrom('match_reviews as review')
    .innerJoin('contacts as left', 'left.id', 'review.left_contact_id')
    .innerJoin('contacts as right', 'right.id', 'review.right_contact_id')
    .where((eb) =>
      eb.or([eb('review.left_contact_id', 'in', ofContact), eb('review.right_contact_id', 'in', ofContact)]),
    )
    .select(['review.status', 'left.survivor_id as left', 'right.survivor_id as right'])
    .execute();
  // Two that have been merged since need no answer any more.
  const open = reviews.filter(({ status, left, right }) => status === 'open' && left !== right);
  return {
    isInQuestion: open.length > 0,
    answered: reviews.filter(({ status }) => status !== 'open').length,
  };
}
