import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  exportLedger,
  importLedger,
  LedgerNotEmptyError,
  LedgerTooNewError,
  openLedger,
  saveConversations,
  UnreadableExportError,
  type Ledger,
} from '../../../ledger';
import { exportedTables } from '../../../ledger/care/exported-tables';
import { postgresServer } from '../../support/ledger-databases';
import { insertContact, insertMerged, january } from '../sample-contacts';
import { conversation, testClock } from '../sample-records';
import { AWKWARD, fillEveryTable } from './full-ledger';

const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-move-'));
const server = postgresServer();
const opened: Ledger[] = [];
let files = 0;
const freshFile = () => join(folder, `${(files += 1)}.sqlite`);

async function open(kind: string, file = freshFile()): Promise<Ledger> {
  const settings =
    kind === 'PostgreSQL' ? await server.createDatabase() : ({ kind: 'sqlite', file } as const);
  const ledger = await openLedger(settings);
  opened.push(ledger);
  return ledger;
}

async function exportOf(ledger: Ledger): Promise<string> {
  let text = '';
  await exportLedger(ledger, async (lines) => void (text += lines));
  return text;
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split('\n');
}

/** A ledger of every table in a SQLite file, exported once. */
let exported = '';
beforeAll(async () => {
  await server.start();
  const ledger = await open('SQLite');
  await fillEveryTable(ledger, testClock());
  exported = await exportOf(ledger);
}, 60_000);
afterEach(async () => {
  for (const ledger of opened.splice(0)) await ledger.close();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const rowsOf = (text: string): { table: string; row: Record<string, unknown> }[] =>
  text
    .trim()
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line) as { table: string; row: Record<string, unknown> });

describe('an export', () => {
  it('has every table, each with rows in this test', async () => {
    const ledger = await open('SQLite');
    const tables = await ledger.read((db) => db.introspection.getTables());
    // What vendors sign with stays where it is.
    const ours = tables
      .map(({ name }) => name)
      .filter(
        (name) =>
          !name.startsWith('ledger_migrations') && !['webhook_subscriptions', 'send_permits'].includes(name),
      );
    expect(Object.keys(exportedTables).sort()).toEqual(ours.sort());
    expect([...new Set(rowsOf(exported).map(({ table }) => table))].sort()).toEqual(ours.sort());
  });

  it('puts a contact behind the one it was merged into, chains included', () => {
    const seen = new Set<unknown>();
    let merged = 0;
    for (const { table, row } of rowsOf(exported)) {
      if (table !== 'contacts') continue;
      if (row.merged_into !== null) merged += 1;
      if (row.merged_into !== null) expect(seen).toContain(row.merged_into);
      seen.add(row.id);
    }
    expect(merged).toBe(3);
  });

  it('has a line for each row, whatever the text in it', () => {
    expect(exported).not.toContain('\u2028');
    const texts = rowsOf(exported).filter(({ row }) =>
      Object.values(row).some((value) => String(value).includes('Siobhán')),
    );
    expect(texts.length).toBeGreaterThan(5);
  });

  it.each(['SQLite', 'PostgreSQL'])('is of one moment, whatever is written meanwhile: %s', async (kind) => {
    const file = freshFile();
    const ledger = await open(kind, file);
    await saveConversations(ledger, [conversation('CN1', '+16175550101')], testClock());
    let text = '';
    await exportLedger(ledger, async (lines) => {
      text += lines;
      if (!lines.includes('CN1')) return;
      // Into a table that comes later in the export.
      const late = { id: 'late', workflow_name: 'w', message: 'm', occurred_at: january(1) };
      if (kind === 'PostgreSQL')
        await ledger.write((db) =>
          db
            .insertInto('run_failures')
            .values({ ...late, node_name: null, execution_id: null })
            .execute(),
        );
      else {
        const other = new DatabaseSync(file);
        other
          .prepare('insert into run_failures (id, workflow_name, message, occurred_at) values (?, ?, ?, ?)')
          .run(...Object.values(late));
        other.close();
      }
    });
    expect(rowsOf(text).map(({ table }) => table)).toEqual([
      'enrichment_conversations',
      'enrichment_numbers',
    ]);
    expect(rowsOf(await exportOf(ledger))).toHaveLength(3);
  });

  it('comes in pages that fit into memory, and loses nothing between them', async () => {
    const ledger = await open('SQLite');
    await ledger.write(async (db) => {
      for (let no = 0; no < 1_100; no += 1) await insertContact(db, { id: `c${no}` });
      for (let no = 0; no < 1_100; no += 1) await insertMerged(db, `m${no}`, `c${no}`);
    });
    let most = 0;
    const ids = new Set<unknown>();
    const counts = await exportLedger(ledger, async (lines) => {
      const page = lines.trim().split('\n');
      most = Math.max(most, page.length);
      for (const line of page) ids.add((JSON.parse(line) as { row?: { id?: string } }).row?.id);
    });
    expect(counts.contacts).toBe(2_200);
    expect(ids.size).toBe(2_201);
    expect(most).toBe(500);
  });
});

describe('an import', () => {
  it.each(['SQLite', 'PostgreSQL'])('into %s gives a ledger that exports to the same text', async (kind) => {
    const ledger = await open(kind);
    const counts = await importLedger(ledger, linesOf(exported));
    expect(await exportOf(ledger)).toBe(exported);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rowsOf(exported).length);
  });

  it('of a ledger that was filled in PostgreSQL works on SQLite', async () => {
    const postgres = await open('PostgreSQL');
    await fillEveryTable(postgres, testClock());
    const text = await exportOf(postgres);
    const sqlite = await open('SQLite');
    await importLedger(sqlite, linesOf(text));
    expect(await exportOf(sqlite)).toBe(text);
    const { quote } = await sqlite.read((db) =>
      db.selectFrom('consent_statements').select('quote').executeTakeFirstOrThrow(),
    );
    expect(quote).toBe(AWKWARD);
  });

  it('into a ledger with anything in it is refused', async () => {
    const ledger = await open('SQLite');
    await saveConversations(ledger, [conversation('CN1', '+16175550101')], testClock());
    const before = await exportOf(ledger);
    await expect(importLedger(ledger, linesOf(exported))).rejects.toThrow(LedgerNotEmptyError);
    expect(await exportOf(ledger)).toBe(before);
  });

  const change = (line: number, how: (text: string) => string | null) => () =>
    exported
      .trim()
      .split('\n')
      .flatMap((text, index) => (index === line ? (how(text) ?? []) : text))
      .join('\n');
  const last = () => exported.trim().split('\n').length - 1;

  it.each<[string, () => string, number, string]>([
    ['nothing at all', () => '', 1, 'does not begin'],
    ['another file', () => '{"export":"something"}', 1, 'does not begin'],
    ['no JSON', () => 'id,name', 1, 'does not begin'],
    ['half of a line', change(3, (text) => text.slice(0, 30)), 4, 'no JSON'],
    [
      'a value that no column can hold',
      change(1, () => '{"table":"contacts","row":{"id":{"$ne":1}}}'),
      2,
      'no row',
    ],
    ['an unknown table', change(1, () => '{"table":"sqlite_master","row":{"name":"x"}}'), 2, 'a table'],
    [
      'an unknown column',
      change(1, () => '{"table":"events","row":{"id\\") values (1) --":"x"}}'),
      2,
      'a column',
    ],
    ['a missing row', () => change(last() - 1, () => null)(), 0, 'as many rows'],
    ['a missing end', () => change(last(), () => null)(), 0, 'before its last line'],
    ['two exports in one', () => `${exported}${exported}`, 0, 'behind the last line'],
  ])('of %s is refused, and the ledger stays empty', async (_, text, line, sentence) => {
    const ledger = await open('SQLite');
    const importing = importLedger(ledger, linesOf(text()));
    await expect(importing).rejects.toThrow(UnreadableExportError);
    const error = await importing.catch((cause: unknown) => cause as UnreadableExportError);
    expect((error as UnreadableExportError).message).toContain(sentence);
    if (line > 0) expect((error as UnreadableExportError).line).toBe(line);
    expect(rowsOf(await exportOf(ledger))).toEqual([]);
  });

  it('of a newer version is refused', async () => {
    const ledger = await open('SQLite');
    const newer = change(0, (text) => text.replace('"migrations":[', '"migrations":["9999-of-tomorrow",'))();
    await expect(importLedger(ledger, linesOf(newer))).rejects.toThrow(LedgerTooNewError);
  });

  it('gives columns that an older version did not have their default', async () => {
    const ledger = await open('SQLite');
    const older = exported.replaceAll(/"replays":\d+,/g, '');
    expect(older).not.toBe(exported);
    await importLedger(ledger, linesOf(older));
    expect(await exportOf(ledger)).toBe(exported);
  });
});
