import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { listConversations, openLedger } from '../../ledger';
import { spawn } from '../../scripts/child-process';

const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-processes-'));
const program = join(folder, 'writer.cjs');
const root = join(__dirname, '..', '..');

/** A program that saves one conversation after the other and prints the number of each once it is committed. */
const WRITER = `
  import { openLedger, saveConversations } from '${join(root, 'ledger')}';
  const [file, name, count] = process.argv.slice(2);
  let ids = 0;
  const clock = { now: () => new Date().toISOString(), newId: () => name + (ids += 1) };
  async function main() {
    const ledger = await openLedger({ kind: 'sqlite', file });
    for (let n = 0; n < Number(count); n += 1) {
      const phoneNumber = '+1617555' + String(n).padStart(4, '0');
      await saveConversations(ledger, [{ conversationId: name + n, phoneNumber, participants: 1, phoneNumberId: null, lastActivityAt: null }], clock);
      process.stdout.write(n + '\\n');
    }
    await ledger.close();
  }
  main().catch((error) => { process.stderr.write(String(error.message)); process.exit(1); });
`;

interface Writer {
  readonly ended: Promise<{ committed: number; errors: string }>;
  readonly kill: () => void;
  readonly hasCommitted: (n: number) => Promise<void>;
}

function startWriter(file: string, name: string, count: number): Writer {
  const child = spawn(process.execPath, [program, file, name, String(count)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  let committed = 0;
  let onCommit = () => {};
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  child.stdout.on('data', (text: Buffer) => {
    committed += text.toString().split('\n').length - 1;
    onCommit();
  });
  return {
    ended: new Promise((resolve) => child.once('close', () => resolve({ committed, errors }))),
    kill: () => child.kill('SIGKILL'),
    hasCommitted: (n) =>
      new Promise((resolve) => (onCommit = () => (committed >= n ? resolve() : undefined))),
  };
}

describe('two processes on one SQLite file', () => {
  beforeAll(() => {
    buildSync({
      stdin: { contents: WRITER, resolveDir: root, loader: 'ts' },
      outfile: program,
      bundle: true,
      platform: 'node',
      external: ['pg-native'],
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('make the tables once and lose nothing, even when both start with no file', async () => {
    const file = join(folder, 'both.sqlite');
    const writers = [startWriter(file, 'a', 200), startWriter(file, 'b', 200)];
    const ends = await Promise.all(writers.map((writer) => writer.ended));
    expect(ends.map((end) => end.errors).join('')).not.toMatch(/ledger|locked/i);
    expect(ends.map((end) => end.committed)).toEqual([200, 200]);
    const ledger = await openLedger({ kind: 'sqlite', file });
    expect(await listConversations(ledger, 'all')).toHaveLength(400);
    await ledger.close();
  }, 60_000);

  it('keep everything that was committed when one is killed in the middle of writing', async () => {
    const file = join(folder, 'killed.sqlite');
    const writer = startWriter(file, 'a', 100_000);
    await writer.hasCommitted(50);
    writer.kill();
    const { committed } = await writer.ended;
    const ledger = await openLedger({ kind: 'sqlite', file });
    const saved = await listConversations(ledger, 'all');
    expect(committed).toBeGreaterThanOrEqual(50);
    // One more may be there: committed, but its line not printed.
    expect([committed, committed + 1]).toContain(saved.length);
    const check = await ledger.read((db) =>
      db.selectFrom('enrichment_numbers').select('phone_number').execute(),
    );
    expect(check).toHaveLength(saved.length);
    await ledger.close();
  }, 60_000);

  it('let one read while the other writes', async () => {
    const file = join(folder, 'reader.sqlite');
    const writer = startWriter(file, 'a', 300);
    await writer.hasCommitted(1);
    const ledger = await openLedger({ kind: 'sqlite', file });
    const seen: number[] = [];
    let isRunning = true;
    void writer.ended.then(() => (isRunning = false));
    while (isRunning) {
      seen.push((await listConversations(ledger, 'all')).length);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await writer.ended).committed).toBe(300);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(await listConversations(ledger, 'all')).toHaveLength(300);
    await ledger.close();
  }, 60_000);
});
