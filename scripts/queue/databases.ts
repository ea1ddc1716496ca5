import type { PostgresSettings } from '../../ledger';
import { openPool } from '../../ledger/postgres';
import { poolSettings } from '../../ledger/settings';
import { StartError } from '../start-error';

/** PostgreSQL's own code for a database that is there already. */
const DUPLICATE_DATABASE = '42P04';
/** PostgreSQL's own code for a database that does not exist. */
const NO_SUCH_DATABASE = '3D000';

/** n8n's tables stand in a database of their own, beside the ledger's on the same server. */
export const n8nDatabaseBeside = (ledger: PostgresSettings): PostgresSettings => ({
  ...ledger,
  database: `${ledger.database}_n8n`,
});

/**
 * Makes sure that a database is there; nothing in one that is there is changed.
 * @param from a database of the same server that is there for certain
 * @throws {StartError} the server cannot be reached, or the user may not make databases.
 */
export async function ensureDatabase(wanted: PostgresSettings, from: PostgresSettings): Promise<void> {
  const missing = await failureOf(wanted, 'select 1');
  if (missing === null) return;
  const name = `"${wanted.database.replace(/"/g, '""')}"`;
  const failure = missing === NO_SUCH_DATABASE ? await failureOf(from, `create database ${name}`) : missing;
  if (failure === null || failure === DUPLICATE_DATABASE) return;
  throw new StartError(
    `The PostgreSQL database "${wanted.database}" at ${wanted.host}:${wanted.port} is not to be had (${failure}): check the address, and make the database if the user may not. Nothing was changed.`,
  );
}

/** @returns null, or the code of what went wrong */
async function failureOf(settings: PostgresSettings, statement: string): Promise<string | null> {
  const pool = openPool(poolSettings(settings));
  try {
    await pool.query(statement);
    return null;
  } catch (error) {
    return String((error as { code?: unknown }).code ?? 'no answer');
  } finally {
    await pool.end();
  }
}
