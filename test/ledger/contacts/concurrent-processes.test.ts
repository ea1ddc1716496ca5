import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { bundleProgram, runProgram } from '../../support/ledger-program';
import { imbalancesOf, snapshotOf } from './snapshot';

const PEOPLE = 500;
const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-resolvers-'));
const program = join(folder, 'resolver.cjs');

describeOnEachDatabase('many processes that resolve at the same time', ({ kind, freshSettings }) => {
  beforeAll(() => bundleProgram(join(__dirname, 'resolver-program.ts'), program));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const processes = kind === 'postgres' ? 32 : 4;

  it(`${processes} of them make ${PEOPLE} contacts of 2,000 records of ${PEOPLE} people`, async () => {
    const settings = await freshSettings();
    const longer = settings.kind === 'sqlite' ? { ...settings, busyTimeoutMs: 60_000 } : settings;
    // The tables are there before the race begins, as they are after n8n's first start.
    await (await openLedger(longer)).close();
    const ends = await Promise.all(
      Array.from({ length: processes }, (_, place) =>
        runProgram(program, [JSON.stringify(longer), String(PEOPLE), String(place), String(processes)]),
      ),
    );
    expect(ends.map(({ errors }) => errors).join('')).not.toMatch(/error/i);
    expect(ends.reduce((sum, { output }) => sum + Number(output), 0)).toBe(4 * PEOPLE);
    const ledger = await openLedger(settings);
    const { contacts } = await snapshotOf(ledger);
    expect(contacts).toHaveLength(PEOPLE);
    for (const { entries } of contacts) {
      expect(entries).toHaveLength(4);
      expect(new Set(entries.map((entry) => entry.split(' ')[1]?.slice(1))).size).toBe(1);
    }
    expect(await imbalancesOf(ledger)).toEqual([]);
    await ledger.close();
  }, 300_000);
});
