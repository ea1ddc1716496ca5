import type { GoldenRecord } from '../../contacts/model/golden-record';
import type { Clock } from '../clock';
import type { LedgerDb } from '../tables';

/** The ResMan id of a contact; null until ResMan knows it. */
const resmanIdOf = ({ references }: GoldenRecord): string | null =>
  references.find(({ system }) => system === 'resman')?.externalId ?? null;

/** Makes the row of a new contact: waiting for ResMan, or in step with it when ResMan knows it already. */
export async function beginSync(
  db: LedgerDb,
  contactId: string,
  fields: GoldenRecord,
  clock: Clock,
): Promise<void> {
  const resmanId = resmanIdOf(fields);
  const now = clock.now();
  await db
    .insertInto('contact_sync')
    .values({
      id: clock.newId(),
      user_id: contactId,
      resman_contact_id: resmanId,
      sync_status: resmanId === null ? 'pending' : 'success',
      last_sync_at: resmanId === null ? null : now,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** Takes over a ResMan id that the contact has got; a row that already has one keeps it and its status. */
export async function refreshSync(
  db: LedgerDb,
  contactId: string,
  fields: GoldenRecord,
  clock: Pick<Clock, 'now'>,
): Promise<void> {
  const resmanId = resmanIdOf(fields);
  if (resmanId === null) return;
  const now = clock.now();
  await db
    .updateTable('contact_sync')
    .set({ resman_contact_id: resmanId, sync_status: 'success', last_sync_at: now, updated_at: now })
    .where('user_id', '=', contactId)
    .where('resman_contact_id', 'is', null)
    .execute();
}

interface SyncBefore {
  readonly resman_contact_id: string | null;
  readonly sync_status: 'pending' | 'success' | 'failed' | 'merged';
  readonly last_sync_at: string | null;
}

/** Marks the row of a merged contact; answers with what it was, as JSON for the journal. */
export async function markMerged(
  db: LedgerDb,
  contactId: string,
  clock: Pick<Clock, 'now'>,
): Promise<string | null> {
  const before = await syncColumns(db, contactId);
  await db
    .updateTable('contact_sync')
    .set({ sync_status: 'merged', updated_at: clock.now() })
    .where('user_id', '=', contactId)
    .execute();
  return before === undefined ? null : JSON.stringify(before);
}

/** Puts the row of a contact back to what it was before its merge. @param before as `markMerged` gave it */
export async function unmarkMerged(
  db: LedgerDb,
  contactId: string,
  before: string | null,
  clock: Pick<Clock, 'now'>,
): Promise<void> {
  if (before === null) return;
  await db
    .updateTable('contact_sync')
    .set({ ...(JSON.parse(before) as SyncBefore), updated_at: clock.now() })
    .where('user_id', '=', contactId)
    .execute();
}

/** After a merge was taken back: a ResMan id that went with the other contact is no longer this one's. */
export async function releaseSync(
  db: LedgerDb,
  contactId: string,
  fields: GoldenRecord,
  gone: GoldenRecord,
  clock: Pick<Clock, 'now'>,
): Promise<void> {
  const row = await syncColumns(db, contactId);
  const isOf = ({ references }: GoldenRecord) =>
    references.some(({ system, externalId }) => system === 'resman' && externalId === row?.resman_contact_id);
  if (row === undefined || !isOf(gone) || isOf(fields)) return;
  const resmanId = resmanIdOf(fields);
  await db
    .updateTable('contact_sync')
    .set({
      resman_contact_id: resmanId,
      sync_status: resmanId === null ? 'pending' : 'success',
      last_sync_at: resmanId === null ? null : row.last_sync_at,
      updated_at: clock.now(),
    })
    .where('user_id', '=', contactId)
    .execute();
}

const syncColumns = (db: LedgerDb, contactId: string): Promise<SyncBefore | undefined> =>
  db
    .selectFrom('contact_sync')
    .where('user_id', '=', contactId)
    .select(['resman_contact_id', 'sync_status', 'last_sync_at'])
    .executeTakeFirst();
