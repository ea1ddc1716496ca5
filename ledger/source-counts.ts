import type { LedgerDb } from './tables';

/** Rows of each file by what became of them in matching, counted from the matches themselves. */
export async function countMatchedRows(
  db: LedgerDb,
): Promise<Map<string, { matched: number; conflicts: number }>> {
  const rows = await db
    .selectFrom('enrichment_matches as match')
    .innerJoin('enrichment_source_records as record', 'record.record_key', 'match.record_key')
    .select((column) => [
      'record.source_id',
      'match.status',
      column.fn.count<number>('record.record_no').distinct().as('rows'),
    ])
    .where('match.status', 'in', ['applied', 'pending'])
    .groupBy(['record.source_id', 'match.status'])
    .execute();
  const counts = new Map<string, { matched: number; conflicts: number }>();
  for (const row of rows) {
    const count = counts.get(row.source_id) ?? { matched: 0, conflicts: 0 };
    counts.set(row.source_id, { ...count, [row.status === 'applied' ? 'matched' : 'conflicts']: row.rows });
  }
  return counts;
}

/** Brings `matched_records` and `conflict_records` of every file up to date. */
export async function refreshSourceCounts(db: LedgerDb): Promise<void> {
  const counts = await countMatchedRows(db);
  const sources = await db
    .selectFrom('enrichment_sources')
    .select(['id', 'matched_records', 'conflict_records'])
    .execute();
  for (const source of sources) {
    const { matched, conflicts } = counts.get(source.id) ?? { matched: 0, conflicts: 0 };
    if (matched === source.matched_records && conflicts === source.conflict_records) continue;
    await db
      .updateTable('enrichment_sources')
      .set({ matched_records: matched, conflict_records: conflicts })
      .where('id', '=', source.id)
      .execute();
  }
}
