import type { Ledger } from '../../ledger';
import type { LedgerDb } from '../../ledger/tables';
import { sql } from '../../ledger/kysely';

/** Every row of every table that there is, by table, each as one text; tables that are added later are among them. */
export async function everyText(ledger: Ledger): Promise<Map<string, string[]>> {
  return ledger.read(async (db) => {
    const texts = new Map<string, string[]>();
    for (const table of await tableNames(db, ledger.kind)) {
      const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(db);
      texts.set(
        table,
        rows.map((row) => JSON.stringify(row)),
      );
    }
    return texts;
  });
}

/** The tables in which any row holds one of the texts, however it is spelled in capitals. */
export function tablesWith(
  texts: ReadonlyMap<string, readonly string[]>,
  traces: readonly string[],
): string[] {
  const wanted = traces.map((trace) => trace.toLowerCase());
  return [...texts]
    .filter(([, rows]) => rows.some((row) => wanted.some((trace) => row.toLowerCase().includes(trace))))
    .map(([table]) => table)
    .sort();
}

async function tableNames(db: LedgerDb, kind: Ledger['kind']): Promise<string[]> {
  const { rows } =
    kind === 'sqlite'
      ? await sql<{
          name: string;
        }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(db)
      : await sql<{
          name: string;
        }>`select table_name as name from information_schema.tables where table_schema = current_schema()`.execute(
          db,
        );
  return rows
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('ledger_'))
    .sort();
}
