import type { ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Client } from 'pg';
import { openLedger, type Ledger, type LedgerSettings, type PostgresSettings } from '../../ledger';
import { spawn } from '../../scripts/child-process';

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
export function postgresServer() {
  let running: ChildProcessByStdio<Writable, Readable, Readable> | undefined;
  let settings: PostgresSettings | undefined;
  let databases = 0;

  const start = async (): Promise<PostgresSettings> => {
    const child = spawn(process.execPath, [join(__dirname, 'postgres-server.mjs')], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    running = child;
    const line = await new Promise<string>((resolve, reject) => {
      let errors = '';
      child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
      child.stdout.once('data', (text: Buffer) => resolve(text.toString()));
      child.once('exit', () => reject(new Error(errors || 'The PostgreSQL server for the tests ended.')));
    });
    settings = {
      kind: 'postgres',
      ssl: 'disable',
      ...(JSON.parse(line) as Omit<PostgresSettings, 'kind' | 'ssl'>),
    };
    return settings;
  };

  const createDatabase = async (): Promise<PostgresSettings> => {
    if (!settings) throw new Error('The PostgreSQL server for the tests is not running.');
    const { host, port, user, password } = settings;
    const database = `ledger_${(databases += 1)}`;
    const client = new Client({ host, port, user, password, database: 'postgres' });
    await client.connect();
    await client.query(`create database ${database}`);
    await client.end();
    return { ...settings, database };
  };

  const stop = async (): Promise<void> => {
    const child = running;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end();
    await ended;
  };

  return { start, createDatabase, stop };
}
