import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerSettings } from '../../../ledger';
import { openLedger } from '../../../ledger';
import { openSandbox, type OpenSandbox } from '../../clients/openphone/sandbox';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { bundleProgram, runProgram } from '../../support/ledger-program';
import { controlOf } from '../../support/sandbox-control';
import type { RaceOrder } from './race-program';

const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-races-'));
const program = join(folder, 'race.cjs');
const RACES = { sqlite: 1_000, postgres: 300 } as const;
const SENDERS = 3;

/** Invented numbers behind real area codes. */
const AREAS = [212, 312, 415, 512, 617, 702, 713, 773, 804, 916];
const phonesOf = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, n) => `+1${AREAS[Math.floor(n / 100)]}55501${String(n % 100).padStart(2, '0')}`,
  );

interface LoggedText {
  readonly time: string;
  readonly method: string;
  readonly body: string | null;
}

/** Texts that arrived at the sandbox after the opt-out of their number had been acknowledged. */
async function slippedThrough(sandbox: OpenSandbox, acknowledged: ReadonlyMap<string, number>) {
  const log = await controlOf(sandbox.url)<LoggedText[]>('GET', 'requests?bodies=1');
  const texts = log
    .filter(({ method }) => method === 'POST')
    .map(({ time, body }) => ({
      atMs: Date.parse(time),
      to: (JSON.parse(body ?? '{}') as { to: string[] }).to[0] ?? '',
    }));
  const slipped = texts.filter(({ atMs, to }) => atMs > (acknowledged.get(to) ?? Infinity));
  return { sent: texts.length, slipped: slipped.length };
}

/** Several processes that send and one that hears opt-outs, over the same numbers at the same moments. */
async function raceOver(settings: LedgerSettings, sandbox: OpenSandbox, races: number, isUngated = false) {
  await (await openLedger(settings)).close();
  const phones = phonesOf(races);
  const order = {
    settings,
    sandboxUrl: sandbox.url,
    startMs: Date.now() + 3_000,
    isUngated,
  };
  const apartMs = 20;
  const run = (role: RaceOrder['role'], given: readonly string[], startMs: number, apart: number) =>
    runProgram(program, [JSON.stringify({ ...order, role, phones: given, startMs, apartMs: apart })]);
  const senders = Array.from({ length: SENDERS }, (_, sender) =>
    run(
      'sends',
      phones.filter((_phone, n) => n % SENDERS === sender),
      order.startMs + sender * apartMs,
      SENDERS * apartMs,
    ),
  );
  const ends = await Promise.all([...senders, run('opts_out', phones, order.startMs, apartMs)]);
  expect(ends.map(({ errors }) => errors).join('')).toBe('');
  const acknowledged = new Map(
    ends.flatMap(({ output }) =>
      output
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])] as const),
    ),
  );
  expect(acknowledged.size).toBe(races);
  return slippedThrough(sandbox, acknowledged);
}

describeOnEachDatabase('a text and an opt-out at the same instant, in several processes', (testbed) => {
  let sandbox: OpenSandbox;
  beforeAll(() => bundleProgram(join(__dirname, 'race-program.ts'), program));
  afterAll(() => rmSync(program, { force: true }));
  beforeEach(async () => {
    sandbox = await openSandbox();
    await sandbox.settings({ rateLimitPerSecond: 0 });
    await sandbox.seed({ phoneNumbers: [{ id: 'PNone', number: '+16175550100' }] });
  });
  afterEach(() => sandbox.close());

  it('never arrives after the opt-out was acknowledged', async () => {
    const races = RACES[testbed.kind];
    const { sent, slipped } = await raceOver(await testbed.freshSettings(), sandbox, races);
    expect(slipped).toBe(0);
    // Both won sometimes: there was something to stop, and something to send.
    expect(sent).toBeGreaterThan(races / 20);
    expect(sent).toBeLessThan(races * 4);
  }, 300_000);

  it('would be seen to arrive if the opt-out did not wait for it', async () => {
    const { slipped } = await raceOver(await testbed.freshSettings(), sandbox, 300, true);
    expect(slipped).toBeGreaterThan(0);
  }, 300_000);
});
