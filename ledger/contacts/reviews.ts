import type { Clock } from '../clock';
import type { LedgerDb } from '../tables';
import { inOrder, type ExplainedCandidate } from './candidates';

/** Pairs of contacts of which a person has to say whether they are one. */
export interface ReviewsToOpen {
  readonly contactId: string;
  readonly candidates: readonly ExplainedCandidate[];
  readonly propertyId: string | null;
}

/**
 * Asks about pairs. A pair that was asked about before is asked again only while nobody has answered, with what is known now;
 * an answer stays.
 */
export async function openReviews(
  db: LedgerDb,
  { contactId, candidates, propertyId }: ReviewsToOpen,
  clock: Clock,
): Promise<void> {
  for (const candidate of candidates) {
    const [left, right] = inOrder(contactId, candidate.contactId);
    if (left === right) continue;
    const { sentence, counterfactual, fields } = candidate.explanation;
    const known = {
      confidence: candidate.confidence,
      explanation_json: JSON.stringify({ sentence, counterfactual, fields }),
    };
    await db
      .insertInto('match_reviews')
      .values({
        id: clock.newId(),
        left_contact_id: left,
        right_contact_id: right,
        property_id: propertyId,
        ...known,
        status: 'open',
        opened_at: clock.now(),
        closed_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['left_contact_id', 'right_contact_id'])
          .doUpdateSet(known)
          .where('match_reviews.status', '=', 'open'),
      )
      .execute();
  }
}
