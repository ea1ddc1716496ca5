import type { SourceRecord, SourceSystem } from '../contacts/model/source-record';
import { chunksOf, selectInChunks } from './chunks';
import type { Clock } from './clock';
import { ERASED_EXPLANATION } from './erased';
import { sql, type Insertable } from './kysely';
import type { Ledger } from './open-ledger';
import { storableText, storableTextOrNull } from './storable-text';
import type { Disposition, LedgerDb, SourceRecordsTable } from './tables';

/** One person of one row of a file, as the importer put it out. */
export interface RecordToSave {
  readonly recordKey: string;
  readonly fileName: string | null;
  readonly contentHash: string;
  readonly source: SourceSystem;
  /** Counted from 1; 0 for a row about the whole file. */
  readonly record: number;
  readonly role: 'primary' | 'secondary';
  readonly disposition: Disposition;
  readonly reason: string | null;
  readonly explanation: string | null;
  readonly data: SourceRecord | null;
  /** How many records the importer says the file has; null when it does not say. */
  readonly statedRecords: number | null;
}

/** What saving did to one file. Counts are rows of the file. */
export interface SavedFile {
  readonly sourceId: string;
  readonly file: string | null;
  readonly source: SourceSystem;
  readonly contentHash: string;
  readonly records: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly furniture: number;
  /** True when the file could not be read at all. */
  readonly isUnreadable: boolean;
  /** Persons that were new to the ledger, ... */
  readonly added: number;
  /** ... that were there already, ... */
  readonly alreadySaved: number;
  /** ... and, of these, how many were read differently this time. What was saved first stays. */
  readonly readDifferently: number;
}

/**
 * Saves what an importer said about the rows of one or several files. Nothing that was saved before is changed:
 * saving the same bytes again adds nothing, saving the second output of the importer later completes the file.
 * @returns one entry a file, in the order of their first rows.
 */
export async function saveSourceRecords(
  ledger: Ledger,
  records: readonly RecordToSave[],
  clock: Clock,
): Promise<SavedFile[]> {
  const files = new Map<string, RecordToSave[]>();
  for (const record of records) {
    const file = files.get(record.contentHash);
    if (file) file.push(record);
    else files.set(record.contentHash, [record]);
  }
  return ledger.write(async (db) => {
    const saved: SavedFile[] = [];
    for (const rows of files.values()) saved.push(await saveFile(db, rows, clock));
    return saved;
  });
}

/** `saveSourceRecords` for the rows of one file, within a transaction. */
export async function saveFile(
  db: LedgerDb,
  records: readonly RecordToSave[],
  clock: Clock,
): Promise<SavedFile> {
  const { contentHash, source: sourceType, fileName } = records[0]!;
  await db
    .insertInto('enrichment_sources')
    .values({
      id: clock.newId(),
      source_type: sourceType,
      file_name: storableTextOrNull(fileName),
      content_hash: contentHash,
      total_records: 0,
      accepted_records: 0,
      rejected_records: 0,
      furniture_records: 0,
      matched_records: 0,
      conflict_records: 0,
      uploaded_at: clock.now(),
    })
    .onConflict((conflict) => conflict.column('content_hash').doNothing())
    .execute();
  const source = await db
    .selectFrom('enrichment_sources')
    .selectAll()
    .where('content_hash', '=', contentHash)
    .executeTakeFirstOrThrow();

  const rows = [...new Map(records.map((record) => [record.recordKey, toRow(record, source.id)])).values()];
  const readDifferently = await countReadDifferently(db, rows);
  let added = 0;
  for (const chunk of chunksOf(rows, 9)) {
    const result = await db
      .insertInto('enrichment_source_records')
      .values(chunk)
      .onConflict((conflict) => conflict.column('record_key').doNothing())
      .executeTakeFirst();
    added += Number(result.numInsertedOrUpdatedRows ?? 0);
  }

  const counts = await countRows(db, source.id);
  const isFirstReading = source.accepted_records + source.rejected_records + source.furniture_records === 0;
  const stated = records.find((record) => record.statedRecords !== null)?.statedRecords ?? null;
  const counted = counts.accepted + counts.rejected + counts.furniture;
  const total = stated ?? Math.max(source.total_records, counted);
  await db
    .updateTable('enrichment_sources')
    .set({
      // A file that could not be read before had no source that was known.
      ...(isFirstReading && counted > 0 && { source_type: sourceType }),
      total_records: total,
      accepted_records: counts.accepted,
      rejected_records: counts.rejected,
      furniture_records: counts.furniture,
    })
    .where('id', '=', source.id)
    .execute();
  return {
    sourceId: source.id,
    file: source.file_name,
    source: isFirstReading ? sourceType : source.source_type,
    contentHash,
    records: total,
    ...counts,
    added,
    alreadySaved: rows.length - added,
    readDifferently,
  };
}

function toRow(record: RecordToSave, sourceId: string): Insertable<SourceRecordsTable> {
  return {
    record_key: record.recordKey,
    source_id: sourceId,
    record_no: record.record,
    role: record.role,
    disposition: record.disposition,
    reason: storableTextOrNull(record.reason),
    explanation: storableTextOrNull(record.explanation),
    external_id: storableTextOrNull(record.data?.externalId ?? null),
    data: record.data === null ? null : storableText(JSON.stringify(record.data)),
  };
}

async function countReadDifferently(
  db: LedgerDb,
  rows: readonly Insertable<SourceRecordsTable>[],
): Promise<number> {
  const present = await selectInChunks(
    rows.map((row) => row.record_key),
    (keys) =>
      db
        .selectFrom('enrichment_source_records')
        .select(['record_key', 'disposition', 'data', 'explanation'])
        .where('record_key', 'in', keys)
        .execute(),
  );
  const before = new Map(present.map((row) => [row.record_key, row]));
  return rows.filter((row) => {
    const old = before.get(row.record_key);
    if (old === undefined || old.explanation === ERASED_EXPLANATION) return false;
    return old.disposition !== row.disposition || old.data !== row.data;
  }).length;
}

/** How many rows of a file were accepted, rejected or furniture. A row with two people counts once. */
export async function countRows(
  db: LedgerDb,
  sourceId: string,
): Promise<Pick<SavedFile, 'accepted' | 'rejected' | 'furniture' | 'isUnreadable'>> {
  const rows = await countDispositions(db, sourceId);
  const count = (disposition: Disposition) => rows.find((row) => row.disposition === disposition)?.rows ?? 0;
  return {
    accepted: count('accepted'),
    rejected: count('rejected'),
    furniture: count('furniture'),
    isUnreadable: count('file') > 0 && rows.length === 1,
  };
}

/** Why rows of every file were rejected, most frequent first. Counts are rows. */
export async function countRejections(
  db: LedgerDb,
): Promise<{ source_id: string; reason: string; rows: number }[]> {
  const rows = sql<number>`count(distinct record_no)`;
  return db
    .selectFrom('enrichment_source_records')
    .select(['source_id', sql<string>`coalesce(reason, 'unknown')`.as('reason'), rows.as('rows')])
    .where('disposition', '=', 'rejected')
    .groupBy(['source_id', 'reason'])
    .orderBy('rows', 'desc')
    .orderBy('reason')
    .execute();
}

/** Rows of every file (or of one) by what became of them, counted from the records themselves. */
export async function countDispositions(
  db: LedgerDb,
  sourceId?: string,
): Promise<{ source_id: string; disposition: Disposition; rows: number }[]> {
  const best = sql<number>`min(case disposition when 'accepted' then 1 when 'rejected' then 2 when 'furniture' then 3 else 4 end)`;
  return db
    .selectFrom((from) => {
      const records = from
        .selectFrom('enrichment_source_records')
        .select(['source_id', 'record_no', best.as('best')])
        .groupBy(['source_id', 'record_no']);
      return (sourceId === undefined ? records : records.where('source_id', '=', sourceId)).as('rows');
    })
    .select((column) => [
      'source_id',
      sql<Disposition>`case best when 1 then 'accepted' when 2 then 'rejected' when 3 then 'furniture' else 'file' end`.as(
        'disposition',
      ),
      column.fn.countAll<number>().as('rows'),
    ])
    .groupBy(['source_id', 'best'])
    .execute();
}

/** What the ledger knows about one imported file. */
export interface SourceFile {
  readonly sourceId: string;
  readonly source: SourceSystem;
  readonly file: string | null;
  readonly contentHash: string;
  readonly records: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly furniture: number;
  readonly matched: number;
  readonly conflicts: number;
  readonly uploadedAt: string;
}

/** The imported files, oldest first. */
export async function listSources(ledger: Ledger, limit?: number): Promise<SourceFile[]> {
  return ledger.read(async (db) => {
    const all = db.selectFrom('enrichment_sources').selectAll().orderBy('uploaded_at').orderBy('id');
    const rows = await (limit === undefined ? all : all.limit(limit)).execute();
    return rows.map((row) => ({
      sourceId: row.id,
      source: row.source_type,
      file: row.file_name,
      contentHash: row.content_hash,
      records: row.total_records,
      accepted: row.accepted_records,
      rejected: row.rejected_records,
      furniture: row.furniture_records,
      matched: row.matched_records,
      conflicts: row.conflict_records,
      uploadedAt: row.uploaded_at,
    }));
  });
}

/** The accepted records with their keys, by file and row: what Contact Match compares numbers with. */
export async function listAcceptedRecords(
  ledger: Ledger,
  limit?: number,
): Promise<(SourceRecord & { recordKey: string })[]> {
  return ledger.read(async (db) => {
    const all = db
      .selectFrom('enrichment_source_records as record')
      .innerJoin('enrichment_sources as source', 'source.id', 'record.source_id')
      .select(['record.record_key', 'record.data'])
      .where('record.disposition', '=', 'accepted')
      .where('record.data', 'is not', null)
      .orderBy('source.uploaded_at')
      .orderBy('source.id')
      .orderBy('record.record_no')
      .orderBy('record.role');
    const rows = await (limit === undefined ? all : all.limit(limit)).execute();
    return rows.map((row) => ({ ...parseRecord(row.data ?? 'null'), recordKey: row.record_key }));
  });
}

/** Reads back a record this package wrote; it was checked against its schema on the way in. */
export function parseRecord(json: string): SourceRecord {
  return JSON.parse(json) as SourceRecord;
}
