import { z } from '../../contacts/model/zod';
import { chunksOf } from '../chunks';
import { LedgerTooNewError } from '../errors';
import { sql } from '../kysely';
import { migrationsFor } from '../migrations';
import type { Ledger } from '../open-ledger';
import { storableText } from '../storable-text';
import type { LedgerDb } from '../tables';
import { LedgerNotEmptyError, UnreadableExportError } from './errors';
import { EXPORT_FORMAT, exportedTableNames, type RowCounts } from './exported-tables';

const HeaderSchema = z.object({
  export: z.literal(EXPORT_FORMAT.export),
  format: z.literal(EXPORT_FORMAT.format),
  migrations: z.array(z.string()),
});
const LineSchema = z.union([
  z.strictObject({
    table: z.string(),
    row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  }),
  z.strictObject({ end: z.literal(true), rows: z.record(z.string(), z.number()) }),
]);
type Row = Readonly<Record<string, string | number | null>>;

const ROWS_AT_A_TIME = 500;

/**
 * Writes an export into an empty ledger of either kind, everything or nothing, while no other writer is at work. Holds some
 * hundred rows in memory at a time. Afterwards the ledger exports to the same text.
 * @param lines of `exportLedger`; empty ones are passed over
 * @returns how many rows of each table there are
 * @throws {LedgerNotEmptyError} @throws {LedgerTooNewError} a newer version exported it
 * @throws {UnreadableExportError} a line that cannot be read, or too few of them. Nothing was imported in each case.
 */
export async function importLedger(ledger: Ledger, lines: AsyncIterable<string>): Promise<RowCounts> {
  return ledger.write(async (db) => {
    await refuseUnlessEmpty(db);
    const importing = new Importing(db, await columnsOf(ledger, db), Object.keys(migrationsFor(ledger.kind)));
    for await (const line of lines) await importing.take(line);
    return importing.finish();
  });
}

class Importing {
  private line = 0;
  private hasHeader = false;
  private stated: RowCounts | null = null;
  private readonly counts: Record<string, number> = Object.fromEntries(
    exportedTableNames.map((table) => [table, 0]),
  );
  /** Rows of one table with the same columns. */
  private pending: { readonly table: string; readonly columns: readonly string[]; readonly rows: Row[] } = {
    table: '',
    columns: [],
    rows: [],
  };

  constructor(
    private readonly db: LedgerDb,
    private readonly columns: ReadonlyMap<string, ReadonlySet<string>>,
    private readonly migrations: readonly string[],
  ) {}

  async take(text: string): Promise<void> {
    this.line += 1;
    if (text.trim() === '') return;
    if (this.stated !== null) throw new UnreadableExportError(this.line, 'behind');
    if (!this.hasHeader) return this.takeHeader(text);
    const parsed = LineSchema.safeParse(this.parse(text));
    if (!parsed.success) throw new UnreadableExportError(this.line, 'shape');
    if ('end' in parsed.data) this.stated = parsed.data.rows;
    else await this.takeRow(parsed.data.table, parsed.data.row);
  }

  async finish(): Promise<RowCounts> {
    const { stated, counts } = this;
    if (stated === null) throw new UnreadableExportError(this.line, this.hasHeader ? 'end' : 'header');
    await this.insertPending();
    if (Object.entries({ ...counts, ...stated }).some(([table]) => (stated[table] ?? 0) !== counts[table]))
      throw new UnreadableExportError(this.line, 'counts');
    return counts;
  }

  private takeHeader(text: string): void {
    const header = HeaderSchema.safeParse(this.parse(text));
    if (!header.success) throw new UnreadableExportError(this.line, 'header');
    const unknown = header.data.migrations.filter((name) => !this.migrations.includes(name));
    if (unknown.length > 0) throw new LedgerTooNewError(unknown.length);
    this.hasHeader = true;
  }

  private async takeRow(table: string, row: Row): Promise<void> {
    const columns = this.columns.get(table);
    if (columns === undefined) throw new UnreadableExportError(this.line, 'table');
    const own = Object.keys(row);
    if (own.some((column) => !columns.has(column))) throw new UnreadableExportError(this.line, 'column');
    const isAlike = this.pending.table === table && this.pending.columns.join() === own.join();
    if (!isAlike || this.pending.rows.length >= ROWS_AT_A_TIME) await this.insertPending();
    if (!isAlike) this.pending = { table, columns: own, rows: [] };
    this.pending.rows.push(row);
    this.counts[table] = (this.counts[table] ?? 0) + 1;
  }

  /** Rows without a column that was added since get its default. */
  private async insertPending(): Promise<void> {
    const { table, columns } = this.pending;
    const rows = this.pending.rows.splice(0);
    if (rows.length === 0) return;
    for (const chunk of chunksOf(rows, columns.length))
      await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
        values ${sql.join(
          chunk.map((row) => sql`(${sql.join(columns.map((column) => storable(row[column] ?? null)))})`),
        )}`.execute(this.db);
  }

  private parse(text: string): unknown {
    const parsed = parseJson(text);
    if (parsed === undefined) throw new UnreadableExportError(this.line, this.hasHeader ? 'json' : 'header');
    return parsed;
  }
}

const storable = (value: string | number | null): string | number | null =>
  typeof value === 'string' ? storableText(value) : value;

/** undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function refuseUnlessEmpty(db: LedgerDb): Promise<void> {
  for (const table of exportedTableNames) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0) throw new LedgerNotEmptyError(table);
  }
}

/** The columns of each table; a PostgreSQL database may have tables of the same names in other schemas. */
async function columnsOf({ kind }: Ledger, db: LedgerDb): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const tables = await db.introspection.getTables();
  const schema = kind === 'postgres' ? await currentSchema(db) : undefined;
  return new Map(
    tables
      .filter((table) => table.schema === schema && exportedTableNames.some((name) => name === table.name))
      .map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]),
  );
}

async function currentSchema(db: LedgerDb): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(db);
  return rows[0]?.name;
}
