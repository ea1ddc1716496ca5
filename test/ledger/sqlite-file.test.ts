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
  defaultLedgerFile,
  listConversations,
  openLedger,
  saveConversations,
  type Ledger,
} from '../../ledger';
import { sql } from '../../ledger/kysely';
import { conversation, phoneNo, testClock } from './sample-records';

const save = (ledger: Ledger, n: number) =>
  saveConversations(ledger, [conversation(`CN${n}`, phoneNo(n))], testClock(`t${n}`));

describe('a ledger in a SQLite file', () => {
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
