import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  FileInTheWayError,
  NoSuchFileError,
  openLedger,
  UnreadableExportError,
  type LedgerSettings,
} from '../../../ledger';
import { runLedgerCommand } from '../../../scripts/ledger/run-command';
import { AWKWARD, fillEveryTable } from '../../ledger/care/full-ledger';
import { testClock } from '../../ledger/sample-records';
import { postgresServer } from '../../support/ledger-databases';

const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-command-'));
const server = postgresServer();
let files = 0;
const fresh = (ending = 'sqlite') => join(folder, `${(files += 1)}.${ending}`);
const clock = testClock();
const sqlite = (file = fresh()): LedgerSettings => ({ kind: 'sqlite', file });
const run = (command: 'backup' | 'restore' | 'export' | 'import', settings: LedgerSettings, file: string) =>
  runLedgerCommand({ command, settings, file }, clock);

async function filled(): Promise<LedgerSettings> {
  const settings = sqlite();
  const ledger = await openLedger(settings);
  await fillEveryTable(ledger, testClock());
  await ledger.close();
  return settings;
}

beforeAll(() => server.start(), 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('the commands of the ledger', () => {
  it('move a ledger from a file to PostgreSQL and back', async () => {
    const [first, second] = [fresh('jsonl'), fresh('jsonl')];
    const postgres = await server.createDatabase();
    const source = await filled();
    const exported = await run('export', source, first);
    expect(statSync(first).mode & 0o777).toBe(0o600);
    expect(await run('import', postgres, first)).toMatchObject({ rows: Reflect.get(exported, 'rows') });
    await run('export', postgres, second);
    expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'));
    await run('import', sqlite(), second);
  }, 30_000);

  it('back up and restore', async () => {
    const [copy, target] = [fresh(), fresh()];
    expect(await run('backup', await filled(), copy)).toMatchObject({ file: copy, contacts: 6 });
    expect(await run('restore', sqlite(target), copy)).toMatchObject({ file: target, contacts: 6 });
  });

  it('purge', async () => {
    const settings = await filled();
    const purge = {
      command: 'purge',
      settings,
      olderThanDays: 90,
      interactionsOlderThanDays: null,
      by: 'ana',
    } as const;
    expect(await runLedgerCommand(purge, clock)).toMatchObject({ events: 0, effects: 0 });
  });

  it('answer with counts and paths only', async () => {
    const answer = JSON.stringify(await run('export', await filled(), fresh('jsonl')));
    expect(answer).not.toContain(AWKWARD.slice(0, 7));
  });

  it.each(['export', 'backup'] as const)('%s makes no ledger of a mistyped path', async (command) => {
    const missing = fresh();
    await expect(run(command, sqlite(missing), fresh())).rejects.toThrow(NoSuchFileError);
    expect(existsSync(missing)).toBe(false);
  });

  it('never write over a file', async () => {
    const there = fresh('jsonl');
    writeFileSync(there, 'mine');
    await expect(run('export', await filled(), there)).rejects.toThrow(FileInTheWayError);
    expect(readFileSync(there, 'utf8')).toBe('mine');
  });

  it('import nothing of half a file', async () => {
    const [whole, half] = [fresh('jsonl'), fresh('jsonl')];
    await run('export', await filled(), whole);
    writeFileSync(half, readFileSync(whole, 'utf8').slice(0, -200));
    const target = sqlite();
    await expect(run('import', target, half)).rejects.toThrow(UnreadableExportError);
    await run('import', target, whole);
  });

  it('say when there is nothing to import', async () => {
    await expect(run('import', sqlite(), fresh('jsonl'))).rejects.toThrow(NoSuchFileError);
  });
});
