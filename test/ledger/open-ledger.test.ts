import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  LedgerTooNewError,
  listConversations,
  openLedger,
  saveConversations,
  type Ledger,
  type PostgresSettings,
} from '../../ledger';
import { sql } from '../../ledger/kysely';
import { defaultLedgerFile } from '../../ledger/settings';
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

describe('openLedger on SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-open-'));
  let files = 0;
  const freshFile = () => join(folder, `${(files += 1)}.sqlite`);
  const openFile = (file: string) => openLedger({ kind: 'sqlite', file, busyTimeoutMs: 50 });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes folder and file for their owner only, since they hold people’s data', async () => {
    const file = join(folder, 'deep', 'er', 'ledger.sqlite');
    const ledger = await openFile(file);
    await save(ledger, 1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(0o700);
    await ledger.close();
  });

  it('writes ahead and synchronises every commit', async () => {
    const ledger = await openFile(freshFile());
    const pragma = (name: string) =>
      ledger.read(
        async (db) => Object.values((await sql.raw<object>(`pragma ${name}`).execute(db)).rows[0] ?? {})[0],
      );
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    await ledger.close();
  });

  it('says that the ledger is locked while another program writes, and works again afterwards', async () => {
    const file = freshFile();
    const ledger = await openFile(file);
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    await expect(save(ledger, 1)).rejects.toMatchObject({
      code: 'ledger.busy',
      unchanged: expect.stringContaining('Nothing'),
    });
    other.exec('commit');
    other.close();
    expect(await save(ledger, 1)).toMatchObject({ added: 1 });
    await ledger.close();
  });

  it('says that the ledger is read-only, and loses nothing', async () => {
    const file = freshFile();
    const ledger = await openFile(file);
    await save(ledger, 1);
    await ledger.close();
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    const isRoot = process.getuid?.() === 0;
    // Root may write everywhere; be nobody for the moment.
    if (isRoot) process.seteuid?.(65_534);
    try {
      await expect(openFile(file)).rejects.toMatchObject({ code: 'ledger.read_only' });
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(folder, 0o700);
      chmodSync(file, 0o600);
    }
    const again = await openFile(file);
    expect(await listConversations(again, 'all')).toHaveLength(1);
    await again.close();
  });

  it('says that the disk is full, keeps what was there, and works again afterwards', async () => {
    const ledger = await openFile(freshFile());
    await save(ledger, 1);
    const limitPages = (pages: number) =>
      ledger.write((db) => sql.raw(`pragma max_page_count = ${pages}`).execute(db));
    await limitPages(1);
    const many = Array.from({ length: 7_000 }, (_, n) =>
      conversation(`more-${n}`, `+1617556${String(n).padStart(4, '0')}`),
    );
    await expect(saveConversations(ledger, many, testClock())).rejects.toMatchObject({ code: 'ledger.full' });
    expect(await listConversations(ledger, 'all')).toHaveLength(1);
    await limitPages(1_000_000);
    expect(await saveConversations(ledger, many, testClock())).toMatchObject({ added: 7_000 });
    await ledger.close();
  });

  it.each([
    ['text', Buffer.from('Jonah Lindqvist,617-555-0101\n'.repeat(100)), 'ledger.corrupt'],
    [
      'a header and then noise',
      Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8_000, 7)]),
      'ledger.corrupt',
    ],
  ])('refuses a file that holds %s, and leaves its bytes alone', async (_reason, bytes, code) => {
    const file = freshFile();
    writeFileSync(file, bytes);
    await expect(openFile(file)).rejects.toMatchObject({
      code,
      message: expect.not.stringContaining('Jonah'),
    });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('refuses the database of another program, and adds nothing to it', async () => {
    const file = freshFile();
    const other = new DatabaseSync(file);
    other.exec('create table user (email text)');
    await expect(openFile(file)).rejects.toMatchObject({ code: 'ledger.foreign' });
    const tables = other.prepare('select name from sqlite_master').all();
    expect(tables.map((table) => table.name)).toEqual(['user']);
    other.close();
  });

  it('finds out when reading that pages are damaged', async () => {
    const file = freshFile();
    const ledger = await openFile(file);
    await saveConversations(
      ledger,
      Array.from({ length: 500 }, (_, n) => conversation(`CN${n}`, `+1617556${String(n).padStart(4, '0')}`)),
      testClock(),
    );
    await ledger.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096 * 3);
    writeFileSync(file, bytes);
    const opened = openFile(file).then((damaged) =>
      listConversations(damaged, 'all').finally(() => damaged.close()),
    );
    await expect(opened).rejects.toMatchObject({ code: 'ledger.corrupt' });
  });

  it.each([
    ['a folder', () => folder],
    ['a path below a file', () => join(__filename, 'ledger.sqlite')],
  ])('says so when the path is %s', async (_reason, path) => {
    await expect(openFile(path())).rejects.toMatchObject({ code: 'ledger.cannot_open' });
  });

  it('opens anew when the file was removed or replaced, instead of writing into nowhere', async () => {
    const file = freshFile();
    const ledger = await openFile(file);
    await save(ledger, 1);
    for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
    const fresh = await openFile(file);
    expect(existsSync(file)).toBe(true);
    expect(await listConversations(fresh, 'all')).toEqual([]);
    await fresh.close();
  });

  it('forgets a failed opening, so that the next one can succeed', async () => {
    const file = freshFile();
    mkdirSync(file);
    await expect(openFile(file)).rejects.toThrow();
    rmSync(file, { recursive: true });
    const ledger = await openFile(file);
    await ledger.close();
  });

  it('keeps the ledger next to n8n unless told otherwise', () => {
    expect(defaultLedgerFile({ N8N_USER_FOLDER: '/srv/n8n' })).toBe(
      '/srv/n8n/.n8n/leasing-contacts/ledger.sqlite',
    );
    expect(defaultLedgerFile({ N8N_USER_FOLDER: '' })).toMatch(
      /[^/].*\.n8n\/leasing-contacts\/ledger\.sqlite$/,
    );
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
