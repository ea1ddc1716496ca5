import type { Clock } from '../clock';
import type { Relation } from '../contact-tables';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { decideReviewIn } from './decide-review';
import { questionVersion } from './duplicate-pages';
import { ReviewClosedError, TwoTenanciesError } from './errors';
import { survivorOf, lockStanding } from './lock-contacts';
import { openReviewRows } from './open-reviews';

/** What a person says about one contact and those it was shown beside; all of it holds, or nothing. */
export interface DuplicateAnswer {
  readonly decisions: readonly {
    readonly reviewId: string;
    /** Of the question as the person saw it. */
    readonly version: string;
    readonly decision: 'merge' | Relation;
  }[];
}

/** `refused`: two tenants of one system, which a form does not merge. */
export type DuplicateOutcome = 'recorded' | 'skipped' | 'changed_meanwhile' | 'already_answered' | 'refused';

export interface AnsweredDuplicate {
  readonly outcome: DuplicateOutcome;
  /** What was decided, in the order in which it was done; empty unless it was recorded. */
  readonly decided: readonly {
    readonly reviewId: string;
    readonly decision: 'merge' | Relation;
    readonly mergeId: string | null;
    /** The contacts that stand after it: the survivor, or both that were kept apart. */
    readonly contactIds: readonly string[];
  }[];
}

/**
 * Records the answers of a page, each in a transaction of its own, so that one that cannot be recorded stops none of the others.
 * An answer about questions of which one was answered by somebody else, or has changed since it was shown, changes nothing.
 * @returns one outcome an answer, in their order
 */
export async function answerDuplicates(
  ledger: Ledger,
  answers: readonly DuplicateAnswer[],
  by: string,
  clock: Clock,
): Promise<AnsweredDuplicate[]> {
  const outcomes: AnsweredDuplicate[] = [];
  for (const answer of answers) outcomes.push(await answerOne(ledger, answer, by, clock));
  return outcomes;
}

const nothing = (outcome: DuplicateOutcome): AnsweredDuplicate => ({ outcome, decided: [] });

async function answerOne(
  ledger: Ledger,
  { decisions }: DuplicateAnswer,
  by: string,
  clock: Clock,
): Promise<AnsweredDuplicate> {
  if (decisions.length === 0) return nothing('skipped');
  const written = ledger.writeKeys([], async (db): Promise<AnsweredDuplicate> => {
    for (const { reviewId } of decisions) await lockSides(db, reviewId);
    for (const { reviewId, version } of decisions) {
      const found = await versionNow(db, reviewId);
      if (found === null) return nothing('already_answered');
      if (found !== version) return nothing('changed_meanwhile');
    }
    return { outcome: 'recorded', decided: await decideAll(db, decisions, by, clock) };
  });
  return written.catch(refusedAnswer);
}

/** What became of an answer that could not be written. @throws whatever is no fault of the answer */
function refusedAnswer(error: Error): AnsweredDuplicate {
  if (error instanceof ReviewClosedError) return nothing('already_answered');
  if (error instanceof TwoTenanciesError) return nothing('refused');
  throw error;
}

async function decideAll(
  db: LedgerDb,
  decisions: DuplicateAnswer['decisions'],
  by: string,
  clock: Clock,
): Promise<AnsweredDuplicate['decided']> {
  // Who is kept apart first: a merge must not make one contact of a pair before it was said that they are two.
  const inOrder = [...decisions].sort(
    (a, b) => Number(a.decision === 'merge') - Number(b.decision === 'merge'),
  );
  const done: { reviewId: string; decision: 'merge' | Relation; mergeId: string | null }[] = [];
  for (const { reviewId, decision } of inOrder) {
    const { merge } = await decideReviewIn(db, { reviewId, decision, by }, clock);
    done.push({ reviewId, decision, mergeId: merge?.mergeId ?? null });
  }
  const decided = [];
  for (const one of done) {
    const { left, right } = (await pairOf(db, one.reviewId))!;
    const standing = new Set([await survivorOf(db, left), await survivorOf(db, right)]);
    decided.push({ ...one, contactIds: [...standing] });
  }
  return decided;
}

const pairOf = (db: LedgerDb, reviewId: string) =>
  db
    .selectFrom('match_reviews')
    .where('id', '=', reviewId)
    .select(['left_contact_id as left', 'right_contact_id as right'])
    .executeTakeFirst();

async function lockSides(db: LedgerDb, reviewId: string): Promise<void> {
  const pair = await pairOf(db, reviewId);
  if (pair === undefined) throw new ReviewClosedError();
  await lockStanding(db, pair.left);
  await lockStanding(db, pair.right);
}

/** null when the question is not open any more. */
async function versionNow(db: LedgerDb, reviewId: string): Promise<string | null> {
  const row = await openReviewRows(db)
    .where('review.id', '=', reviewId)
    .select([
      'leftContact.id as leftId',
      'leftContact.content_hash as leftHash',
      'rightContact.id as rightId',
      'rightContact.content_hash as rightHash',
    ])
    .executeTakeFirst();
  return row === undefined ? null : questionVersion(row);
}
