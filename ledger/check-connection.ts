import { LedgerUnavailableError } from './errors';
import { openPool } from './postgres';
import { poolSettings, type PostgresSettings } from './settings';
import { translateError } from './translate-error';

/**
 * Logs in to PostgreSQL and looks whether the user may make tables; makes none and keeps no connection.
 * @throws {LedgerUnavailableError} not reachable, login refused, or tables may not be made.
 */
export async function checkConnection(settings: PostgresSettings): Promise<void> {
  await logIn(settings).catch((error: unknown) => {
    throw translateError(error);
  });
}

async function logIn(settings: PostgresSettings): Promise<void> {
  const pool = openPool(poolSettings(settings));
  try {
    const { rows } = await pool.query<{ allowed: boolean }>(
      "select has_schema_privilege(current_schema(), 'create') as allowed",
    );
    if (rows[0]?.allowed !== true) throw new LedgerUnavailableError('login_refused');
  } finally {
    await pool.end();
  }
}
