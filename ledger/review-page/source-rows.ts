import { oneLine, sourceTitles } from '../../contacts/review';
import type { RowsAnswer } from '../../contacts/review/page/page-answers';
import { sql } from '../kysely';
import { parseRecord } from '../sources';
import type { LedgerDb } from '../tables';

/** Rows of the sources that became part of no contact: rejected ones, and customers of QuickBooks beside their number. */
export async function rowsOfSources(
  db: LedgerDb,
  of: 'quickbooksUnmatched' | 'rejectedRows',
  after: string | null,
  limit: number,
): Promise<RowsAnswer> {
  const all = of === 'rejectedRows' ? rejectedRows(db) : customersNotMatched(db);
  const { count } = await db
    .selectFrom(all.as('row'))
    .select((column) => column.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  let page = db
    .selectFrom(all.as('row'))
    .selectAll()
    .orderBy('key')
    .limit(limit + 1);
  if (after !== null) page = page.where('key', '>', after);
  const rows = await page.execute();
  const shown = rows.slice(0, limit);
  return {
    of,
    count,
    rows: shown.map((row) => {
      const record = row.data === null ? null : parseRecord(row.data);
      const label = record === null ? '' : oneLine(record.label || (record.company ?? ''));
      const file = row.file_name === null ? sourceTitles[row.source_type] : oneLine(row.file_name);
      return {
        key: row.key,
        phoneNumber: null,
        phone: null,
        name: label === '' ? null : label,
        emails: record?.emails.map(({ address }) => oneLine(address)) ?? [],
        isOpenConflict: false,
        standing: row.explanation ?? 'Its number has another contact, or waits for a decision',
        from: `${file}, row ${row.record_no}`,
        lastActivityAt: null,
      };
    }),
    next: rows.length > limit ? (shown.at(-1)?.key ?? null) : null,
  };
}

const rejectedRows = (db: LedgerDb) =>
  db
    .selectFrom('enrichment_source_records as record')
    .innerJoin('enrichment_sources as source', 'source.id', 'record.source_id')
    .where('record.disposition', 'in', ['rejected', 'file'])
    .select([
      'record.record_key as key',
      'record.data as data',
      'record.explanation as explanation',
      'record.record_no as record_no',
      'source.file_name as file_name',
      'source.source_type as source_type',
    ]);

/** One row of each customer who is on a conversation number and in no contact, the same as `countQuickbooksCustomers` counts. */
const customersNotMatched = (db: LedgerDb) =>
  db
    .selectFrom('enrichment_source_records as record')
    .innerJoin('enrichment_sources as source', 'source.id', 'record.source_id')
    .where('source.source_type', '=', 'quickbooks')
    .where('record.record_key', 'in', (from) =>
      from
        .selectFrom('enrichment_source_records as one')
        .innerJoin('enrichment_sources as of', 'of.id', 'one.source_id')
        .leftJoin('enrichment_matches as match', 'match.record_key', 'one.record_key')
        .where('of.source_type', '=', 'quickbooks')
        .where('one.disposition', 'in', ['accepted', 'rejected'])
        .groupBy(sql`coalesce(one.external_id, one.record_key)`)
        .having(sql<number>`count(case when match.status = 'applied' then 1 end)`, '=', 0)
        .having((having) => having.fn.count('match.id'), '>', 0)
        .select(sql<string>`min(one.record_key)`.as('key')),
    )
    .select([
      'record.record_key as key',
      'record.data as data',
      'record.explanation as explanation',
      'record.record_no as record_no',
      'source.file_name as file_name',
      'source.source_type as source_type',
    ]);
