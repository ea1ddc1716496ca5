import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countEffects, countEvents, openLedger, type LedgerSettings } from '../../../ledger';
import { spawn } from '../../../scripts/child-process';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { bundleProgram, runProgram } from '../../support/ledger-program';
import { seededRandom } from '../../../sandbox/generate/seeded-random';
import { imbalancesOf } from '../contacts/snapshot';

const KILLS = 200;
/** A process is killed after it has acknowledged so many events at most, ... */
const MOST_EVENTS = 4;
/** ... and then so many milliseconds later at most: somewhere in the work on the last one. */
const LONGEST_DELAY_MS = 25;
const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-crash-'));
const program = join(folder, 'crash-worker.cjs');

/** When a process is killed. */
interface Death {
  readonly events: number;
  readonly delayMs: number;
}

/** Starts a worker, kills it, and answers with the events that it said are stored. */
async function runAndKill(args: readonly string[], { events, delayMs }: Death): Promise<string[]> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString();
      // The first line says that it is ready.
      if (output.split('\n').length > 1 + events) resolve();
    });
    child.once('close', () => resolve());
  });
  await new Promise((resume) => setTimeout(resume, delayMs));
  child.kill('SIGKILL');
  await ended;
  expect(errors.replace(/.*ExperimentalWarning.*|.*node --trace-warnings.*/g, '').trim()).toBe('');
  // A line that was cut off was not acknowledged.
  return output
    .slice(0, output.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(1, -1);
}

/** Which of the events, told as "source id", the ledger does not have. */
async function missingEvents(settings: LedgerSettings, acknowledged: ReadonlySet<string>): Promise<string[]> {
  const ledger = await openLedger(settings);
  const rows = await ledger.read((db) => db.selectFrom('events').select(['source', 'event_key']).execute());
  const imbalances = await imbalancesOf(ledger);
  await ledger.close();
  const stored = new Set(rows.map(({ source, event_key: key }) => `${source} ${key.replace(/^id:/, '')}`));
  return [...imbalances, ...[...acknowledged].filter((event) => !stored.has(event))];
}

describeOnEachDatabase('a process that is killed', ({ freshSettings }) => {
  beforeAll(() => bundleProgram(join(__dirname, 'worker-program.ts'), program));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`loses nothing and leaves nothing half done, ${KILLS} times`, async () => {
    const settings = await freshSettings();
    const far = join(folder, `far-${settings.kind}.txt`);
    const random = seededRandom(settings.kind === 'sqlite' ? 3 : 5);
    const acknowledged = new Set<string>();
    for (let run = 0; run < KILLS; run += 1) {
      const death = { events: random.below(MOST_EVENTS + 1), delayMs: random.below(LONGEST_DELAY_MS) };
      for (const event of await runAndKill([JSON.stringify(settings), far, String(run)], death))
        acknowledged.add(event);
      if (run % 10 === 9) expect(await missingEvents(settings, acknowledged)).toEqual([]);
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS);

    const end = await runProgram(program, [JSON.stringify(settings), far, String(KILLS), 'finish']);
    expect([end.code, end.errors.match(/error/i)]).toEqual([0, null]);
    expect(await missingEvents(settings, acknowledged)).toEqual([]);
    const ledger = await openLedger(settings);
    const events = await countEvents(ledger);
    expect(events).toMatchObject({ stored: events.done, waiting: 0, claimed: 0, dead: 0 });
    expect(events.stored).toBeGreaterThanOrEqual(acknowledged.size);
    const effects = await countEffects(ledger);
    expect(effects).toMatchObject({ queued: events.stored, done: events.stored });
    const carriedOut = existsSync(far) ? readFileSync(far, 'utf8').trim().split('\n') : [];
    expect(carriedOut).toHaveLength(events.stored);
    expect(new Set(carriedOut).size).toBe(carriedOut.length);
    await ledger.close();
  }, 600_000);
});
