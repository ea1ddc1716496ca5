import { DatabaseSync } from 'node:sqlite';
import { saveConversations, listConversations, openLedger, resolve, type LedgerSettings } from '../../ledger';
import { migrationsFor } from '../../ledger/migrations';
import { Kysely, PostgresDialect, sql } from '../../ledger/kysely';
import { openPool } from '../../ledger/postgres';
import { poolSettings } from '../../ledger/settings';
import { NodeSqliteDialect } from '../../ledger/sqlite-dialect';
import type { LedgerDb, LedgerTables } from '../../ledger/tables';
import { describeOnEachDatabase } from '../support/ledger-databases';
import { said } from './contacts/people';
import { conversation, phoneNo, testClock } from './sample-records';

const FIRST = '0001-enrichment';

/** The tables of the first version, and those that say which version it is. */
const firstTables =
  /^(?:enrichment_(?:sources|source_records|conversations|numbers|matches|decisions|pushes)$|run_failures|ledger_migrations)/;

/** What the first tables got since. */
const laterColumns = {
  enrichment_decisions: [
    'batch_id',
    'skipped_before',
    'undone_at',
    'undone_by',
    'set_aside_before',
    'set_aside_by_before',
    'choice_json',
  ],
  enrichment_numbers: ['set_aside_at', 'set_aside_by', 'field_choice_json'],
};

/** A ledger as the first version of the package left it: only its tables, with something in them. */
async function oldLedger(settings: LedgerSettings): Promise<void> {
  const ledger = await openLedger(settings);
  await saveConversations(ledger, [conversation('CN1', phoneNo(1))], testClock());
  await ledger.write(async (db) => {
    const tables = (await db.introspection.getTables()).map(({ name }) => name);
    const newer = tables.filter((name) => !firstTables.test(name));
    // Tables that refer to others go first; those that are still referred to are tried again.
    for (let left = newer; left.length > 0;) {
      const [name = '', ...rest] = left;
      const isReferred = (await referrers(db, settings.kind, name)).some(
        (other) => left.includes(other) && other !== name,
      );
      if (!isReferred) await sql`drop table ${sql.table(name)}`.execute(db);
      left = isReferred ? [...rest, name] : rest;
    }
    await db.schema.dropIndex('enrichment_decisions_by_batch').execute();
    for (const [table, columns] of Object.entries(laterColumns))
      for (const column of columns) await db.schema.alterTable(table).dropColumn(column).execute();
    await sql`delete from ledger_migrations where name <> ${FIRST}`.execute(db);
  });
  await ledger.close();
}

/** Works on the database of a ledger without bringing it up to date. */
async function withoutMigrating(
  settings: LedgerSettings,
  work: (db: LedgerDb) => Promise<void>,
): Promise<void> {
  const dialect =
    settings.kind === 'sqlite'
      ? new NodeSqliteDialect(new DatabaseSync(settings.file))
      : new PostgresDialect({ pool: openPool(poolSettings(settings)) });
  const db = new Kysely<LedgerTables>({ dialect });
  await work(db);
  await db.destroy();
}

/** Which tables have a foreign key to a table. */
async function referrers(db: LedgerDb, kind: LedgerSettings['kind'], table: string): Promise<string[]> {
  const { rows } = await (
    kind === 'sqlite'
      ? sql<{
          name: string;
        }>`select m.name from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table' and f."table" = ${table}`
      : sql<{
          name: string;
        }>`select conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = ${table}::regclass`
  ).execute(db);
  return rows.map(({ name }) => name);
}

describeOnEachDatabase('a ledger of an older version', ({ freshSettings, kind }) => {
  it('gets what it lacks when it is opened, keeps what it has, and works', async () => {
    const settings = await freshSettings();
    await oldLedger(settings);
    const ledger = await openLedger(settings);
    expect((await listConversations(ledger, 'all')).map(({ conversationId }) => conversationId)).toEqual([
      'CN1',
    ]);
    const { isNewContact } = await resolve(
      ledger,
      said({ externalId: 'u1', phone: '617-555-0142' }),
      testClock(),
    );
    expect(isNewContact).toBe(true);
    const done = await ledger.read((db) =>
      sql<{ name: string }>`select name from ledger_migrations order by name`.execute(db),
    );
    expect(done.rows.map(({ name }) => name)).toEqual(Object.keys(migrationsFor(kind)));
    await ledger.close();
    const again = await openLedger(settings);
    expect(await listConversations(again, 'all')).toHaveLength(1);
    await again.close();
  });

  it('is left as it was when the change fails', async () => {
    const settings = await freshSettings();
    await oldLedger(settings);
    // Something of the last change is in the way.
    await withoutMigrating(settings, async (db) => {
      await sql`create table contact_enrichment_log (id text)`.execute(db);
    });
    await expect(openLedger(settings)).rejects.toMatchObject({
      code: 'ledger.migration_failed',
      migration: '0005-sync-rules-and-enrichment',
    });
    await withoutMigrating(settings, async (db) => {
      const tables = (await db.introspection.getTables()).map(({ name }) => name);
      expect(tables).not.toContain('contacts');
      await sql`drop table contact_enrichment_log`.execute(db);
    });
    const ledger = await openLedger(settings);
    expect(await listConversations(ledger, 'all')).toHaveLength(1);
    await ledger.close();
  });
});
