import {
  LedgerTooNewError,
  listConversations,
  openLedger,
  saveConversations,
  type Ledger,
  type PostgresSettings,
} from '../../ledger';
import { sql } from '../../ledger/kysely';
import { describeOnEachDatabase, postgresServer } from '../support/ledger-databases';
import { conversation, phoneNo, testClock } from './sample-records';

const save = (ledger: Ledger, n: number) =>
  saveConversations(ledger, [conversation(`CN${n}`, phoneNo(n))], testClock(`t${n}`));

describeOnEachDatabase('openLedger', ({ open, freshSettings }) => {
  it('makes the tables the customer named, with their columns', async () => {
    const ledger = await open();
    const columns = await ledger.read(async (db) => {
      const tables = await db.introspection.getTables();
      return Object.fromEntries(
        tables.map((table) => [table.name, table.columns.map((column) => column.name)]),
      );
    });
    expect(columns.enrichment_sources).toEqual(
      expect.arrayContaining([
        'id',
        'source_type',
        'file_name',
        'total_records',
        'matched_records',
        'conflict_records',
        'uploaded_at',
      ]),
    );
    expect(columns.enrichment_matches).toEqual(
      expect.arrayContaining([
        'id',
        'phone_number',
        'conversation_id',
        'source_type',
        'source_data',
        'confidence_score',
        'status',
        'applied_at',
        'applied_by',
      ]),
    );
  });

  it('gives everybody in the process the same ledger, even at the same moment', async () => {
    const settings = await freshSettings();
    const ledgers = await Promise.all([1, 2, 3, 4].map(() => openLedger(settings)));
    expect(new Set(ledgers).size).toBe(1);
    await ledgers[0]!.close();
  });

  it('finds everything again after it was closed', async () => {
    const settings = await freshSettings();
    const ledger = await openLedger(settings);
    await save(ledger, 1);
    await ledger.close();
    const again = await openLedger(settings);
    expect(again).not.toBe(ledger);
    expect(await listConversations(again, 'all')).toHaveLength(1);
    await again.close();
  });

  it('refuses a ledger that a newer version wrote, and does not touch it', async () => {
    const settings = await freshSettings();
    const ledger = await openLedger(settings);
    await ledger.write((db) =>
      sql`insert into ledger_migrations (name, timestamp) values ('9999-from-the-future', '2030')`.execute(
        db,
      ),
    );
    await ledger.close();
    await expect(openLedger(settings)).rejects.toThrow(LedgerTooNewError);
    await expect(openLedger(settings)).rejects.toMatchObject({
      code: 'ledger.too_new',
      unknownMigrations: 1,
    });
  });

  it('takes back a migration that fails half-way, and says where', async () => {
    const settings = await freshSettings();
    const ledger = await openLedger(settings);
    // Some tables are gone, and the ledger believes that all are: the first migration will stumble over the rest.
    await ledger.write(async (db) => {
      await sql`delete from ledger_migrations`.execute(db);
      for (const table of ['enrichment_matches', 'enrichment_source_records', 'enrichment_sources']) {
        await sql`drop table ${sql.table(table)}`.execute(db);
      }
    });
    await ledger.close();
    await expect(openLedger(settings)).rejects.toMatchObject({
      code: 'ledger.migration_failed',
      migration: '0001-enrichment',
    });
  });

  it('takes back everything when the work inside fails', async () => {
    const ledger = await open();
    const failing = ledger.write(async (db) => {
      await sql`insert into run_failures (id, workflow_name, message, occurred_at) values ('1', 'w', 'm', 't')`.execute(
        db,
      );
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    const rows = await ledger.read((db) => db.selectFrom('run_failures').selectAll().execute());
    expect(rows).toEqual([]);
  });

  it('lets one writer at a time in, so that no count is lost', async () => {
    const ledger = await open();
    await save(ledger, 1);
    const addOne = () =>
      ledger.write(async (db) => {
        const { confidence } = await db
          .selectFrom('enrichment_numbers')
          .select('confidence')
          .executeTakeFirstOrThrow();
        await new Promise((resolve) => setImmediate(resolve));
        await db
          .updateTable('enrichment_numbers')
          .set({ confidence: (confidence ?? 0) + 1 })
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, addOne));
    const [row] = await ledger.read((db) =>
      db.selectFrom('enrichment_numbers').select('confidence').execute(),
    );
    expect(row?.confidence).toBe(20);
  });

  it('names neither value nor statement when the database refuses one', async () => {
    const ledger = await open();
    const insert = ledger.write(async (db) => {
      for (const id of ['1', '1']) {
        await sql`insert into run_failures (id, workflow_name, message, occurred_at) values (${id}, 'Jonah', 'm', 't')`.execute(
          db,
        );
      }
    });
    await expect(insert).rejects.toMatchObject({
      code: 'ledger.query_refused',
      message: expect.not.stringMatching(/Jonah|insert/),
    });
  });
});

describe('openLedger on PostgreSQL', () => {
  const server = postgresServer();
  let settings: PostgresSettings;
  beforeAll(async () => {
    settings = await server.start();
  }, 60_000);
  afterAll(() => server.stop(), 60_000);

  it.each<[string, Partial<PostgresSettings>, string]>([
    ['a wrong password', { password: 'secret-1' }, 'ledger.login_refused'],
    ['a user that does not exist', { user: 'nobody' }, 'ledger.login_refused'],
    ['a database that does not exist', { database: 'nowhere' }, 'ledger.login_refused'],
    ['a port nobody listens on', { port: 1 }, 'ledger.unreachable'],
    ['encryption the server does not have', { ssl: 'verify' }, 'ledger.unreachable'],
  ])('tells the operator of %s, without naming the password', async (_reason, change, code) => {
    const opening = openLedger({ ...settings, ...change });
    await expect(opening).rejects.toMatchObject({ code, message: expect.not.stringContaining('secret-1') });
  });

  it('goes on after the server dropped the connection', async () => {
    const ledger = await openLedger(await server.createDatabase());
    await save(ledger, 1);
    const kill = ledger.write((db) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(db));
    await expect(kill).rejects.toMatchObject({ code: 'ledger.unreachable' });
    expect(await listConversations(ledger, 'all')).toHaveLength(1);
    await ledger.close();
  });
});
