import type { z } from '../../contacts/model/zod';
import type { GoldenRecord } from '../../contacts/model/golden-record';
import type { Clock } from '../clock';
import type { PersonDecision } from '../contact-tables';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { ReviewClosedError } from './errors';
import { lockStanding } from './lock-contacts';
import type { MergeDone } from './merge';
import { mergeByHandIn } from './merge-by-hand';
import { ExplanationSchema, openReviewRows } from './open-reviews';
import { recordDecision, relate } from './relations';
import { fieldsOfRows } from './shown-fields';

/** Two contacts of which a person has to say whether they are one. */
export interface OpenReview {
  readonly reviewId: string;
  readonly propertyId: string | null;
  readonly confidence: number;
  readonly openedAt: string;
  readonly explanation: z.infer<typeof ExplanationSchema>;
  readonly left: ReviewSide;
  readonly right: ReviewSide;
}

export interface ReviewSide {
  readonly contactId: string;
  readonly contact: GoldenRecord;
}

export interface OpenReviewFilter {
  readonly propertyId?: string;
  /** So many at most. */
  readonly limit: number;
  /** The last review of the page before; null for the first page. */
  readonly after?: { readonly openedAt: string; readonly reviewId: string };
}

/**
 * The open questions, the oldest first, each side as the contact it counts for now. A question whose sides have become one
 * contact, or were kept apart by a person, is none any more; when their merge is taken back it is one again.
 */
export async function listOpenReviews(ledger: Ledger, filter: OpenReviewFilter): Promise<OpenReview[]> {
  return ledger.read(async (db) => {
    let query = openReviewRows(db)
      .select([
        'review.id as reviewId',
        'review.property_id as propertyId',
        'review.confidence',
        'review.opened_at as openedAt',
        'review.explanation_json as explanation',
        'leftContact.id as leftId',
        'leftContact.fields_json as leftFields',
        'rightContact.id as rightId',
        'rightContact.fields_json as rightFields',
      ])
      .orderBy('review.opened_at')
      .orderBy('review.id')
      .limit(filter.limit);
    const { after, propertyId } = filter;
    if (propertyId !== undefined) query = query.where('review.property_id', '=', propertyId);
    if (after !== undefined)
      query = query.where((eb) =>
        eb.or([
          eb('review.opened_at', '>', after.openedAt),
          eb.and([eb('review.opened_at', '=', after.openedAt), eb('review.id', '>', after.reviewId)]),
        ]),
      );
    const rows = await query.execute();
    const fields = await fieldsOfRows(
      db,
      rows.flatMap(({ leftId, leftFields, rightId, rightFields }) => [
        { id: leftId, fields_json: leftFields },
        { id: rightId, fields_json: rightFields },
      ]),
    );
    const sideOf = (contactId: string): ReviewSide => ({ contactId, contact: fields.get(contactId)! });
    return rows.map((row) => ({
      reviewId: row.reviewId,
      propertyId: row.propertyId,
      confidence: row.confidence,
      openedAt: row.openedAt,
      explanation: ExplanationSchema.parse(JSON.parse(row.explanation)),
      left: sideOf(row.leftId),
      right: sideOf(row.rightId),
    }));
  });
}

/** How many questions are open. */
export async function countOpenReviews(ledger: Ledger, propertyId?: string): Promise<number> {
  return ledger.read(async (db) => {
    let query = openReviewRows(db).select((eb) => eb.fn.countAll<number>().as('count'));
    if (propertyId !== undefined) query = query.where('review.property_id', '=', propertyId);
    return (await query.executeTakeFirstOrThrow()).count;
  });
}

export interface ReviewAnswer {
  readonly reviewId: string;
  readonly decision: PersonDecision;
  readonly by: string;
  /** See `mergeByHand`. */
  readonly evenTenants?: boolean;
}

export interface AnsweredReview {
  readonly reviewId: string;
  readonly decision: PersonDecision;
  /** The merge that the answer made; null for the other answers. */
  readonly merge: MergeDone | null;
}

/**
 * Writes what a person says about two contacts: merges them, or remembers that they are two and never asks again.
 * `undecided` leaves the question open.
 * @throws {ReviewClosedError | TwoTenanciesError} nothing was changed.
 */
export async function decideReview(
  ledger: Ledger,
  answer: ReviewAnswer,
  clock: Clock,
): Promise<AnsweredReview> {
  return ledger.writeKeys([], (db) => decideReviewIn(db, answer, clock));
}

/** The same inside a transaction. */
export async function decideReviewIn(
  db: LedgerDb,
  { reviewId, decision, by, evenTenants = false }: ReviewAnswer,
  clock: Clock,
): Promise<AnsweredReview> {
  const pair = await db
    .selectFrom('match_reviews')
    .where('id', '=', reviewId)
    .select(['left_contact_id as left', 'right_contact_id as right'])
    .executeTakeFirst();
  if (pair === undefined) throw new ReviewClosedError();
  const left = await lockStanding(db, pair.left);
  const right = await lockStanding(db, pair.right);
  const open = await openReviewRows(db)
    .where('review.id', '=', reviewId)
    .select('review.id')
    .executeTakeFirst();
  if (open === undefined) throw new ReviewClosedError();
  if (decision === 'undecided') {
    await recordDecision(db, { ...pair, decision, by }, clock);
    return { reviewId, decision, merge: null };
  }
  await db
    .updateTable('match_reviews')
    .set({ status: 'decided', closed_at: clock.now() })
    .where('id', '=', reviewId)
    .execute();
  if (decision !== 'merge') {
    await relate(db, { ...pair, relation: decision, by }, clock);
    return { reviewId, decision, merge: null };
  }
  const request = { primaryId: left, secondaryId: right, isPrimaryFixed: false, evenTenants, by };
  return { reviewId, decision, merge: await mergeByHandIn(db, request, clock) };
}
