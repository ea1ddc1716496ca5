import { chooseSurvivor } from '../../contacts/merging/choose-survivor';
import { audit } from '../audit';
import type { Clock } from '../clock';
import { spreadDenials } from '../consent/spread-denials';
import { denyUnheard } from '../consent/unaddressed-refusals';
import type { ContactRow } from '../contact-tables';
import { markMerged, refreshSync } from '../sync/sync-of-merges';
import type { LedgerDb } from '../tables';
import { readFields, recomputeContact, type SavedState } from './contact-state';
import { identifiersOfMembers } from './members';

/** Two contacts that become one. Both stand by themselves; nobody else may change them meanwhile. */
export interface MergeRequest {
  readonly primary: ContactRow;
  readonly secondary: ContactRow;
  readonly cause: 'matched' | 'person';
  /** 0..1; null when a person decided. */
  readonly confidence: number | null;
  readonly by: string;
}

/** A merge as the journal has it. */
export interface MergeDone {
  readonly mergeId: string;
  readonly primaryId: string;
  readonly secondaryId: string;
  readonly mergedHash: string;
}

/** Which of two rows survives, by the rules. */
export function survivorFirst(
  left: ContactRow,
  right: ContactRow,
): Pick<MergeRequest, 'primary' | 'secondary'> {
  const { primary, secondary } = chooseSurvivor(merging(left), merging(right));
  return { primary: primary.row, secondary: secondary.row };
}

const merging = (row: ContactRow) => ({
  id: row.id,
  createdAt: row.created_at,
  fields: readFields(row.fields_json),
  row,
});

/**
 * Makes two contacts one. Only the secondary's place changes, everything that belongs to it keeps pointing at it, so that
 * taking the merge back is exact. Denied consent is spread over both, and stays when the merge is taken back.
 * @returns the merge, and the primary as it is computed now
 */
export async function mergeContacts(
  db: LedgerDb,
  request: MergeRequest,
  clock: Clock,
): Promise<{ readonly done: MergeDone; readonly state: SavedState }> {
  const { primary, secondary } = request;
  const now = clock.now();
  const mergeId = clock.newId();
  const syncBefore = await markMerged(db, secondary.id, clock);
  await db
    .updateTable('contacts')
    .set({ merged_into: primary.id, survivor_id: primary.id, status: 'merged', updated_at: now })
    .where('id', '=', secondary.id)
    .execute();
  await db
    .updateTable('contacts')
    .set({ survivor_id: primary.id })
    .where('survivor_id', '=', secondary.id)
    .execute();
  const state = await recomputeContact(db, primary.id, clock);
  await db
    .insertInto('merges')
    .values({
      id: mergeId,
      primary_id: primary.id,
      secondary_id: secondary.id,
      cause: request.cause,
      confidence: request.confidence,
      merged_by: request.by,
      merged_at: now,
      primary_hash: primary.content_hash,
      secondary_hash: secondary.content_hash,
      merged_hash: state.contentHash,
      secondary_sync_json: syncBefore,
    })
    .execute();
  await refreshSync(db, primary.id, state.fields, clock);
  const identifiers = identifiersOfMembers(state.members);
  await spreadDenials(db, { identifiers, to: identifiers, contactId: primary.id }, clock);
  await denyUnheard(db, { contactId: primary.id, members: state.members }, clock);
  await audit(
    db,
    { action: 'contacts_merged', actor: request.by, subjectId: primary.id, otherId: secondary.id },
    clock,
  );
  const done = {
    mergeId,
    primaryId: primary.id,
    secondaryId: secondary.id,
    mergedHash: state.contentHash,
  };
  return { done, state };
}
