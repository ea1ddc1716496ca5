import { z } from '../../contacts/model/zod';
import type { LedgerDb } from '../tables';

/** Why a pair was asked about, as it is kept with the question. */
export const ExplanationSchema = z.object({
  sentence: z.string(),
  counterfactual: z.string().nullable(),
  fields: z.array(
    z.object({
      field: z.string(),
      comparison: z.string(),
      says: z.enum(['for', 'against', 'nothing']),
      weight: z.number(),
    }),
  ),
});

/** The questions that are open: the sides stand for two active contacts that nobody has kept apart. */
export function openReviewRows(db: LedgerDb) {
  return db
    .selectFrom('match_reviews as review')
    .innerJoin('contacts as left', 'left.id', 'review.left_contact_id')
    .innerJoin('contacts as right', 'right.id', 'review.right_contact_id')
    .innerJoin('contacts as leftContact', 'leftContact.id', 'left.survivor_id')
    .innerJoin('contacts as rightContact', 'rightContact.id', 'right.survivor_id')
    .where('review.status', '=', 'open')
    .whereRef('left.survivor_id', '<>', 'right.survivor_id')
    .where('leftContact.status', '=', 'active')
    .where('rightContact.status', '=', 'active')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('contact_relations as relation')
            .whereRef('relation.left_contact_id', '=', 'review.left_contact_id')
            .whereRef('relation.right_contact_id', '=', 'review.right_contact_id')
            .select('relation.relation'),
        ),
      ),
    );
}
