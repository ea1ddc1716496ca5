import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { buildSync } from 'esbuild';
import {
  backup,
  exportLedger,
  FileInTheWayError,
  LedgerTooNewError,
  LedgerUnavailableError,
  NoSuchFileError,
  openLedger,
  restore,
  saveConversations,
  UsePgDumpError,
  type Ledger,
  type PostgresSettings,
} from '../../../ledger';
import { spawnSync } from '../../../scripts/child-process';
import { conversation, phoneNo, testClock } from '../sample-records';
import { fillEveryTable } from './full-ledger';

const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-backup-'));
const opened: Ledger[] = [];
let files = 0;
const freshFile = () => join(folder, `${(files += 1)}.sqlite`);
const sqlite = (file: string) => ({ kind: 'sqlite', file }) as const;

async function open(file: string): Promise<Ledger> {
  const ledger = await openLedger(sqlite(file));
  opened.push(ledger);
  return ledger;
}

async function exportOf(file: string): Promise<string> {
  const ledger = await open(file);
  let text = '';
  await exportLedger(ledger, async (lines) => void (text += lines));
  return text;
}

/** A ledger of every table and a backup of it. */
async function backedUp(): Promise<{ file: string; copy: string }> {
  const [file, copy] = [freshFile(), freshFile()];
  await fillEveryTable(await open(file), testClock());
  await backup(sqlite(file), copy);
  return { file, copy };
}

afterEach(async () => {
  for (const ledger of opened.splice(0)) await ledger.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a backup', () => {
  it('is the whole ledger in one file, for its owner only', async () => {
    const { file, copy } = await backedUp();
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(existsSync(`${copy}-wal`)).toBe(false);
    expect(await exportOf(copy)).toBe(await exportOf(file));
  });

  it('has what is still in the write-ahead log, and says how much it holds', async () => {
    const [file, copy] = [freshFile(), freshFile()];
    const ledger = await open(file);
    await saveConversations(ledger, [conversation('CN1', phoneNo(1))], testClock());
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    const facts = await backup(sqlite(file), copy);
    expect(facts).toEqual({ file: copy, bytes: statSync(copy).size, contacts: 0, conversations: 1 });
  });

  it('is of one moment while others write, and does not stop them', async () => {
    const [file, copy] = [freshFile(), freshFile()];
    const ledger = await open(file);
    await saveConversations(ledger, [conversation('CN1', phoneNo(1))], testClock());
    const writer = new DatabaseSync(file);
    writer.exec(
      `begin immediate; insert into enrichment_conversations (conversation_id, skip_reason) values ('open', 'group')`,
    );
    expect(await backup(sqlite(file), copy)).toMatchObject({ conversations: 1 });
    writer.exec('commit');
    writer.close();
    expect((await backup(sqlite(file), freshFile())).conversations).toBe(2);
  });

  it.each(['', '-wal', '-shm'])('never touches what is there already: ledger%s', async (ending) => {
    const [file, copy] = [freshFile(), freshFile()];
    await open(file);
    writeFileSync(`${copy}${ending}`, 'mine');
    await expect(backup(sqlite(file), copy)).rejects.toThrow(FileInTheWayError);
    expect(statSync(`${copy}${ending}`).size).toBe(4);
  });

  it.each<[string, (file: string) => void, new (...args: never[]) => Error]>([
    ['no file', () => undefined, NoSuchFileError],
    ['a text', (file) => writeFileSync(file, 'name,phone\n'.repeat(500)), LedgerUnavailableError],
    [
      'a database of another program',
      (file) => new DatabaseSync(file).exec('create table notes (id)'),
      LedgerUnavailableError,
    ],
  ])('is not made of %s', async (_, make, error) => {
    const [file, copy] = [freshFile(), freshFile()];
    make(file);
    await expect(backup(sqlite(file), copy)).rejects.toThrow(error);
    expect(existsSync(copy)).toBe(false);
    if (_ === 'no file') expect(existsSync(file)).toBe(false);
  });

  it('that does not fit leaves nothing behind', async () => {
    const { file } = await backedUp();
    const target = join(folder, 'no room', 'copy.sqlite');
    // A child that may not write files beyond 100 kB, as on a full disk.
    const program = join(folder, 'backup.cjs');
    buildSync({
      stdin: {
        contents: `import { backup } from './ledger';
          backup({ kind: 'sqlite', file: ${JSON.stringify(file)} }, ${JSON.stringify(target)})
            .catch((error) => process.stdout.write(error.code));`,
        resolveDir: join(__dirname, '..', '..', '..'),
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      external: ['pg-native'],
      outfile: program,
      logLevel: 'error',
    });
    const limited = `ulimit -f 100; exec "${process.execPath}" --no-warnings "${program}"`;
    const { stdout } = spawnSync('sh', ['-c', limited], { encoding: 'utf8' });
    expect(stdout).toBe('care.file_not_written');
    expect(readdirSync(join(folder, 'no room'))).toEqual([]);
  }, 30_000);

  it('of PostgreSQL is left to pg_dump', async () => {
    const postgres: PostgresSettings = {
      kind: 'postgres',
      host: 'h',
      port: 1,
      database: 'd',
      user: 'u',
      password: 'p',
      ssl: 'disable',
    };
    await expect(backup(postgres, freshFile())).rejects.toThrow(UsePgDumpError);
    await expect(restore(freshFile(), postgres)).rejects.toThrow(UsePgDumpError);
    await expect(backup(postgres, freshFile())).rejects.toMatchObject({
      remedy: expect.stringContaining('pg_dump') as string,
    });
  });
});

describe('restoring', () => {
  it('gives the ledger that was backed up, and leaves the backup as it is', async () => {
    const { file, copy } = await backedUp();
    const target = join(folder, 'new', 'place', 'ledger.sqlite');
    const bytes = statSync(copy);
    await restore(copy, sqlite(target));
    expect(await exportOf(target)).toBe(await exportOf(file));
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(statSync(copy).mtimeMs).toBe(bytes.mtimeMs);
  });

  it('takes a plain copy of a stopped ledger with its log as well', async () => {
    const { file } = await backedUp();
    const copy = freshFile();
    for (const ending of ['', '-wal']) copyFileSync(`${file}${ending}`, `${copy}${ending}`);
    const target = freshFile();
    await restore(copy, sqlite(target));
    expect(await exportOf(target)).toBe(await exportOf(file));
  });

  it('never replaces a ledger that is there', async () => {
    const { file, copy } = await backedUp();
    await expect(restore(copy, sqlite(file))).rejects.toThrow(FileInTheWayError);
  });

  it('refuses half of a backup, and puts nothing there', async () => {
    const { copy } = await backedUp();
    truncateSync(copy, Math.floor(statSync(copy).size / 8192) * 4096);
    const target = freshFile();
    await expect(restore(copy, sqlite(target))).rejects.toThrow(LedgerUnavailableError);
    expect(existsSync(target)).toBe(false);
  });

  it('refuses a backup of a newer version', async () => {
    const { copy } = await backedUp();
    const database = new DatabaseSync(copy);
    database.exec(`insert into ledger_migrations (name, timestamp) values ('9999-of-tomorrow', '')`);
    database.close();
    await expect(restore(copy, sqlite(freshFile()))).rejects.toThrow(LedgerTooNewError);
  });

  it('says when there is no such backup', async () => {
    await expect(restore(freshFile(), sqlite(freshFile()))).rejects.toThrow(NoSuchFileError);
  });
});
