import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger, type Ledger, type LedgerSettings } from '../../ledger';
import { PostgresServer } from '../../scripts/postgres-server';

/** Gives a test fresh, empty ledgers on one kind of database. */
export interface LedgerTestbed {
  readonly kind: LedgerSettings['kind'];
  /** Where a new, empty ledger may be made. */
  freshSettings(): Promise<LedgerSettings>;
  /** A new, empty ledger; closed after the test. */
  open(): Promise<Ledger>;
}

/** Runs the same tests on SQLite and on a real PostgreSQL server; the title names the database. */
export function describeOnEachDatabase(title: string, define: (testbed: LedgerTestbed) => void): void {
  describe(`${title} on SQLite`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-ledger-'));
    let files = 0;
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    define(testbedOver('sqlite', async () => ({
      kind: 'sqlite',
      file: join(folder, `${(files += 1)}.sqlite`),
    })));
  });

  describe(`${title} on PostgreSQL`, () => {
    const server = postgresServer();
    beforeAll(() => server.start(), 60_000);
    afterAll(() => server.stop(), 60_000);
    define(testbedOver('postgres', () => server.createDatabase()));
  });
}

function testbedOver(
  kind: LedgerSettings['kind'],
  freshSettings: () => Promise<LedgerSettings>,
): LedgerTestbed {
  const opened: Ledger[] = [];
  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close();
  });
  return {
    kind,
    freshSettings,
    open: async () => {
      const ledger = await openLedger(await freshSettings());
      opened.push(ledger);
      return ledger;
    },
  };
}

/** A PostgreSQL server that lives as long as the tests of one file. */
export const postgresServer = () =>
  new PostgresServer(join(__dirname, '..', '..', 'scripts', 'postgres-program.mjs'));
