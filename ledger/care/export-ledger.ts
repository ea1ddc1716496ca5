import { sql, type RawBuilder } from '../kysely';
import { migrationsFor } from '../migrations';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import {
  EXPORT_FORMAT,
  exportedTableNames,
  exportedTables,
  type ExportHeader,
  type RowCounts,
} from './exported-tables';

type Row = Readonly<Record<string, string | number | null>>;

const ROWS_A_PAGE = 500;

/**
 * Writes every row of every table as a line of JSON, in one order, from one unchanging picture of the ledger: first what it is,
 * then `{"table", "row"}` lines, last how many rows each table has. Holds a page of rows in memory at a time. The same ledger
 * gives the same text on both databases.
 * @param write gets whole lines, some hundred at a time; the next ones wait for it
 * @returns how many rows of each table were written
 */
export async function exportLedger(
  ledger: Ledger,
  write: (lines: string) => Promise<void>,
): Promise<RowCounts> {
  return ledger.read(async (db) => {
    const header: ExportHeader = { ...EXPORT_FORMAT, migrations: Object.keys(migrationsFor(ledger.kind)) };
    await write(lineOf(header));
    const rows: Record<string, number> = {};
    for (const table of exportedTableNames) {
      rows[table] = 0;
      for await (const page of pagesOf(db, table)) {
        rows[table] += page.length;
        await write(page.map((row) => lineOf({ table, row })).join(''));
      }
    }
    await write(lineOf({ end: true, rows }));
    return rows;
  });
}

/** Two characters that end a line for some readers are legal in JSON; they are written as escapes. */
const lineOf = (value: object): string =>
  `${JSON.stringify(value).replace(/[\u2028\u2029]/g, (end) => (end === '\u2028' ? '\\u2028' : '\\u2029'))}\n`;

async function* pagesOf(db: LedgerDb, table: keyof typeof exportedTables): AsyncGenerator<Row[]> {
  if (table !== 'contacts') {
    yield* pagesWhere(db, table, null);
    return;
  }
  // A contact comes after the one it was merged into, so that the reference holds as soon as it is written.
  for (let depth = 0; ; depth += 1) {
    let found = 0;
    for await (const page of pagesWhere(db, table, isMergedSoDeep('contacts', depth))) {
      found += page.length;
      yield page;
    }
    if (found === 0) return;
  }
}

/** Whether so many merges lie between a contact and the one it counts for. */
function isMergedSoDeep(contact: string, depth: number): RawBuilder<boolean> {
  const mergedInto = sql.ref(`${contact}.merged_into`);
  if (depth === 0) return sql<boolean>`${mergedInto} is null`;
  const parent = `parent_${depth}`;
  return sql<boolean>`exists (select 1 from contacts as ${sql.table(parent)}
    where ${sql.ref(`${parent}.id`)} = ${mergedInto} and ${isMergedSoDeep(parent, depth - 1)})`;
}

async function* pagesWhere(
  db: LedgerDb,
  table: keyof typeof exportedTables,
  condition: RawBuilder<boolean> | null,
): AsyncGenerator<Row[]> {
  const keys = exportedTables[table];
  const columns = sql.join(keys.map((key) => sql.ref(`${table}.${key}`)));
  let after: RawBuilder<boolean> = sql<boolean>`1 = 1`;
  for (;;) {
    const { rows } = await sql<Row>`select * from ${sql.table(table)}
      where ${after} and ${condition ?? sql`1 = 1`} order by ${columns} limit ${ROWS_A_PAGE}`.execute(db);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_A_PAGE) return;
    after = sql<boolean>`(${columns}) > (${sql.join(keys.map((key) => last[key]))})`;
  }
}
