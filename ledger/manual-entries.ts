import { contentHashOf } from '../contacts/model/canonical-json';
import { recordKey, type SourceRecord } from '../contacts/model/source-record';
import type { Clock } from './clock';
import { countRows, saveFile } from './sources';
import type { LedgerDb } from './tables';

/**
 * Saves what was entered by hand as an accepted record. All entries of a day (UTC) are one source, as if they were the rows of
 * one file, so that the list of files stays short.
 */
export async function saveEntry(db: LedgerDb, record: SourceRecord, clock: Clock): Promise<void> {
  const contentHash = contentHashOf({ enteredByHand: clock.now().slice(0, 10) });
  const { last } = await db
    .selectFrom('enrichment_source_records as record')
    .innerJoin('enrichment_sources as source', 'source.id', 'record.source_id')
    .where('source.content_hash', '=', contentHash)
    .select((column) => column.fn.max('record.record_no').as('last'))
    .executeTakeFirstOrThrow();
  await saveFile(
    db,
    [
      {
        recordKey: recordKey(record),
        fileName: null,
        contentHash,
        source: 'manual',
        record: (last ?? 0) + 1,
        role: 'primary',
        disposition: 'accepted',
        reason: null,
        explanation: null,
        data: record,
        statedRecords: null,
      },
    ],
    clock,
  );
}

/** Takes an entry out again, as if it had never been made; nothing may match it any more. */
export async function removeEntry(db: LedgerDb, key: string): Promise<void> {
  const entry = await db
    .deleteFrom('enrichment_source_records')
    .where('record_key', '=', key)
    .returning('source_id')
    .executeTakeFirst();
  if (entry === undefined) return;
  const { accepted } = await countRows(db, entry.source_id);
  if (accepted === 0) await db.deleteFrom('enrichment_sources').where('id', '=', entry.source_id).execute();
  else
    await db
      .updateTable('enrichment_sources')
      .set({ total_records: accepted, accepted_records: accepted })
      .where('id', '=', entry.source_id)
      .execute();
}
