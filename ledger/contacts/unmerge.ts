import { subtreeOf } from '../../contacts/merging/merge-forest';
import { audit } from '../audit';
import type { Clock } from '../clock';
import { denyUnheard } from '../consent/unaddressed-refusals';
import type { MergeRow } from '../contact-tables';
import { ContactErasedError, MergeUndoneError, UnknownMergeError } from './errors';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { recomputeContact, standingRow } from './contact-state';
import { lockStanding, survivorOf } from './lock-contacts';
import { relate } from './relations';
import { releaseSync, unmarkMerged } from '../sync/sync-of-merges';

export interface UnmergeRequest {
  readonly mergeId: string;
  readonly by: string;
  /** True unless they may be found to be one again: the two are remembered as not the same person. */
  readonly keepApart: boolean;
}

export interface Unmerged {
  readonly mergeId: string;
  /** The contact that the other was merged into, or what that is merged into by now. */
  readonly primaryId: string;
  /** The contact that stands by itself again. */
  readonly secondaryId: string;
  /** Whether the secondary is as it was before the merge; false when its systems have said something new since. */
  readonly isAsBefore: boolean;
}

/**
 * Takes a merge back, whatever was merged or taken back since: each contact gets what belongs to it, also what came after the
 * merge. Consent that was denied for one of them stays denied for both.
 * @throws {UnknownMergeError} there is no such merge. @throws {MergeUndoneError} it was taken back before.
 * @throws {ContactErasedError} the person was erased. Nothing was changed.
 */
export async function unmerge(ledger: Ledger, request: UnmergeRequest, clock: Clock): Promise<Unmerged> {
  return ledger.writeKeys([], (db) => unmergeIn(db, request, clock));
}

async function unmergeIn(
  db: LedgerDb,
  { mergeId, by, keepApart }: UnmergeRequest,
  clock: Clock,
): Promise<Unmerged> {
  const merge = await mergeToUndo(db, mergeId);
  const { secondary_id: secondaryId, primary_id: primaryId } = merge;
  const survivorId = await survivorOf(db, secondaryId);
  const group = await db
    .selectFrom('contacts')
    .where('survivor_id', '=', survivorId)
    .select(['id', 'merged_into as mergedInto'])
    .execute();
  const leaving = subtreeOf(secondaryId, group);
  const now = clock.now();
  await db
    .updateTable('contacts')
    .set({ merged_into: null, survivor_id: secondaryId, status: 'active', updated_at: now })
    .where('id', '=', secondaryId)
    .execute();
  await db.updateTable('contacts').set({ survivor_id: secondaryId }).where('id', 'in', leaving).execute();
  const secondary = await recomputeContact(db, secondaryId, clock);
  const survivor = await recomputeContact(db, survivorId, clock);
  await denyUnheard(db, { contactId: secondaryId, members: secondary.members }, clock);
  await denyUnheard(db, { contactId: survivorId, members: survivor.members }, clock);
  await unmarkMerged(db, secondaryId, merge.secondary_sync_json, clock);
  await releaseSync(db, survivorId, survivor.fields, secondary.fields, clock);
  await db.updateTable('merges').set({ undone_at: now, undone_by: by }).where('id', '=', mergeId).execute();
  if (keepApart)
    await relate(db, { left: primaryId, right: secondaryId, relation: 'not_the_same', by }, clock);
  await audit(db, { action: 'merge_undone', actor: by, subjectId: survivorId, otherId: secondaryId }, clock);
  return {
    mergeId,
    primaryId: survivorId,
    secondaryId,
    isAsBefore: secondary.contentHash === merge.secondary_hash,
  };
}

/** The merge, with everybody it is about locked. */
async function mergeToUndo(db: LedgerDb, mergeId: string): Promise<MergeRow> {
  const find = () => db.selectFrom('merges').where('id', '=', mergeId).selectAll().executeTakeFirst();
  const found = await find();
  if (found === undefined) throw new UnknownMergeError();
  await lockStanding(db, found.secondary_id);
  const merge = (await find()) ?? found;
  if (merge.undone_at !== null) throw new MergeUndoneError();
  if ((await standingRow(db, merge.secondary_id)).status === 'erased') throw new ContactErasedError();
  return merge;
}
