import { LeasingContactsError } from '../../contacts/model/errors';
import { LedgerMigrationError, LedgerTooNewError, LedgerUnavailableError } from '../errors';
import { Migrator } from '../kysely';
import type { LedgerDb } from '../tables';
import { translateError } from '../translate-error';
import { migrationsFor, type LedgerKind } from './index';

const MIGRATION_TABLE = 'ledger_migrations';

/**
 * Makes the tables or brings them up to date, in one transaction; does nothing when they are.
 * @throws {LedgerTooNewError} a newer version of the package wrote the ledger; it was not touched.
 * @throws {LedgerUnavailableError} the file belongs to another program; it was not touched.
 * @throws {LedgerMigrationError} a change failed and was taken back.
 */
export async function migrate(db: LedgerDb, kind: LedgerKind): Promise<void> {
  const migrations = migrationsFor(kind);
  await refuseWhatIsNotOurs(db, kind, Object.keys(migrations));
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const translated = translateError(error);
  if (translated instanceof LeasingContactsError && translated.code !== 'ledger.query_refused')
    throw translated;
  const failed = results?.find((result) => result.status === 'Error');
  throw new LedgerMigrationError(
    failed?.migrationName ?? null,
    translated instanceof Error ? translated.message : 'unknown reason',
  );
}

/** A PostgreSQL database may hold other tables as well; a SQLite file belongs to one program. */
async function refuseWhatIsNotOurs(db: LedgerDb, kind: LedgerKind, known: readonly string[]): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === MIGRATION_TABLE)) {
    if (kind === 'sqlite' && tables.length > 0) throw new LedgerUnavailableError('foreign');
    return;
  }
  const executed = await db
    .withTables<{ [MIGRATION_TABLE]: { name: string } }>()
    .selectFrom(MIGRATION_TABLE)
    .select('name')
    .execute();
  const unknown = executed.filter(({ name }) => !known.includes(name));
  if (unknown.length > 0) throw new LedgerTooNewError(unknown.length);
}
