import { sql, SqliteAdapter } from './kysely';
import type { LedgerDb } from './tables';

/** Any number will do as long as every version of the package uses the same one. */
const WRITER_LOCK = 7_352_001;

/**
 * Whether several can write at once, so that what is read has to be locked. On SQLite there is one writer at a time: to lock
 * anything besides would be for nothing.
 */
export const hasManyWriters = (db: LedgerDb): boolean => !(db.getExecutor().adapter instanceof SqliteAdapter);

/**
 * Lets one writer at a time into a ledger on PostgreSQL, as `begin immediate` does on SQLite: two workers never
 * decide from the same old state. The lock ends with the transaction.
 */
export async function serialiseWriters(db: LedgerDb): Promise<void> {
  if (!hasManyWriters(db)) return;
  await sql`select pg_advisory_xact_lock(${WRITER_LOCK})`.execute(db);
}

/**
 * Lets writers at different things into a ledger on PostgreSQL side by side: those that name the same key wait for
 * each other, and all of them for a writer that locks everything. The locks end with the transaction. They are taken in
 * one order, so that two writers never wait for each other.
 */
export async function lockKeys(db: LedgerDb, keys: readonly string[]): Promise<void> {
  if (!hasManyWriters(db)) return;
  await sql`select pg_advisory_xact_lock_shared(${WRITER_LOCK})`.execute(db);
  if (keys.length === 0) return;
  await sql`select pg_advisory_xact_lock(hash) from (
    select distinct hashtextextended(key, 7352001) as hash from unnest(${[...keys]}::text[]) as keys (key) order by 1
  ) as hashes`.execute(db);
}
