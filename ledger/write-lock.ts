import { sql } from './kysely';
import type { LedgerDb } from './tables';

/** Any number will do as long as every version of the package uses the same one. */
const WRITER_LOCK = 7_352_001;

/**
 * Lets one writer at a time into a ledger on PostgreSQL, as `begin immediate` does on SQLite: two workers never
 * decide from the same old state. The lock ends with the transaction.
 */
export async function serialiseWriters(db: LedgerDb): Promise<void> {
  await sql`select pg_advisory_xact_lock(${WRITER_LOCK})`.execute(db);
}
