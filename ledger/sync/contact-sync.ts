import type { Clock } from '../clock';
import { UnknownContactError } from '../contacts/errors';
import { countByStatus } from '../count-by-status';
import { sql, type Selectable } from '../kysely';
import { storableText } from '../storable-text';
import { syncStatuses, type ContactSyncTable, type SyncStatus } from '../sync-tables';
import type { LedgerDb } from '../tables';

/** How far a contact is in step with ResMan. */
export interface ContactSync {
  readonly contactId: string;
  readonly resmanContactId: string | null;
  readonly status: SyncStatus;
  /** When it was last in step; null when it never was. */
  readonly lastSyncAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface SyncToSet {
  readonly contactId: string;
  /** Left out: as it is. null: ResMan does not know the contact any more. */
  readonly resmanContactId?: string | null;
  /** `merged` is set by a merge only. */
  readonly status: Exclude<SyncStatus, 'merged'>;
}

/**
 * Says how the last exchange with ResMan about a contact ended; makes its row when there is none. A contact that was merged
 * stays `merged`: an answer that comes late only adds its ResMan id. Safe to repeat.
 * @throws {UnknownContactError} nothing was changed.
 */
export async function setSync(db: LedgerDb, sync: SyncToSet, clock: Clock): Promise<ContactSync> {
  const { contactId, status } = sync;
  const contact = await db
    .selectFrom('contacts')
    .where('id', '=', contactId)
    .select('status')
    .executeTakeFirst();
  if (contact === undefined) throw new UnknownContactError();
  const now = clock.now();
  const resmanId = sync.resmanContactId == null ? null : storableText(sync.resmanContactId);
  const row = await db
    .insertInto('contact_sync')
    .values({
      id: clock.newId(),
      user_id: contactId,
      resman_contact_id: resmanId,
      sync_status: contact.status === 'merged' ? 'merged' : status,
      last_sync_at: status === 'success' ? now : null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({
        sync_status: sql<SyncStatus>`case when contact_sync.sync_status = 'merged' then 'merged' else ${status} end`,
        updated_at: now,
        ...(sync.resmanContactId !== undefined && { resman_contact_id: resmanId }),
        ...(status === 'success' && { last_sync_at: now }),
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return shown(row);
}

/** The row of a contact itself, also of a merged one; null when it has none. */
export async function syncOf(db: LedgerDb, contactId: string): Promise<ContactSync | null> {
  const row = await db
    .selectFrom('contact_sync')
    .where('user_id', '=', contactId)
    .selectAll()
    .executeTakeFirst();
  return row === undefined ? null : shown(row);
}

export interface SyncFilter {
  readonly status: SyncStatus;
  readonly limit: number;
  /** `contactId` of the last one of the page before. */
  readonly after?: string;
}

/** Contacts of one status by id, a page at a time; the last page is shorter than the limit. */
export async function listSync(
  db: LedgerDb,
  { status, limit, after = '' }: SyncFilter,
): Promise<ContactSync[]> {
  const rows = await db
    .selectFrom('contact_sync')
    .where('sync_status', '=', status)
    .where('user_id', '>', after)
    .selectAll()
    .orderBy('user_id')
    .limit(limit)
    .execute();
  return rows.map(shown);
}

/** How many contacts have each status. Their sum is the number of contacts that were ever made. */
export async function countSync(db: LedgerDb): Promise<Readonly<Record<SyncStatus, number>>> {
  const rows = await db
    .selectFrom('contact_sync')
    .select(['sync_status as status', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('sync_status')
    .execute();
  return countByStatus(syncStatuses, rows);
}

const shown = (row: Selectable<ContactSyncTable>): ContactSync => ({
  contactId: row.user_id,
  resmanContactId: row.resman_contact_id,
  status: row.sync_status,
  lastSyncAt: row.last_sync_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
