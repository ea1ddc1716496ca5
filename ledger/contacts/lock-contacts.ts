import { sql } from '../kysely';
import type { LedgerDb } from '../tables';
import { hasManyWriters } from '../write-lock';
import { UnknownContactError } from './errors';

/** Lets no other transaction change the contacts until this one ends; in one order, so that two never wait for each other. */
export async function lockContacts(db: LedgerDb, contactIds: readonly string[]): Promise<void> {
  if (contactIds.length === 0 || !hasManyWriters(db)) return;
  await sql`select id from contacts where id in (${sql.join([...contactIds])}) order by id for update`.execute(
    db,
  );
}

/** The contact that a contact counts for. @throws {UnknownContactError} */
export async function survivorOf(db: LedgerDb, contactId: string): Promise<string> {
  const row = await db
    .selectFrom('contacts')
    .where('id', '=', contactId)
    .select('survivor_id')
    .executeTakeFirst();
  if (row === undefined) throw new UnknownContactError();
  return row.survivor_id;
}

/**
 * The contact that a contact counts for, which nobody else changes until the transaction ends. Looks again when it was merged
 * while it was waited for.
 * @throws {UnknownContactError}
 */
export async function lockStanding(db: LedgerDb, contactId: string): Promise<string> {
  let locked = '';
  for (;;) {
    const survivor = await survivorOf(db, contactId);
    if (survivor === locked || !hasManyWriters(db)) return survivor;
    await lockContacts(db, [survivor]);
    locked = survivor;
  }
}
