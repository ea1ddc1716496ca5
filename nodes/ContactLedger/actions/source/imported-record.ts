import { createHash } from 'node:crypto';
import { recordKey, SourceRecordSchema, SourceSystemSchema } from '../../../../contacts/model/source-record';
import { z } from '../../../../contacts/model/zod';
import type { RecordToSave } from '../../../../ledger';

/** Control characters have no place in a hash or a key. */
const ContentHashSchema = z.string().regex(/^[^\p{Cc}\s]{1,200}$/u);

/** The importer's summary of a file, where it puts one on its items. */
const FileSchema = z.object({ records: z.number().int().nonnegative() });

const AcceptedSchema = z
  .object({
    ...SourceRecordSchema.shape,
    origin: SourceRecordSchema.shape.origin.extend({ contentHash: ContentHashSchema }),
    file: z.unknown().optional(),
  })
  .transform(({ file, ...data }): RecordToSave[] => [
    {
      recordKey: recordKey(data),
      fileName: data.origin.fileName,
      contentHash: data.origin.contentHash,
      source: data.source,
      record: data.origin.record,
      role: data.origin.role,
      disposition: 'accepted',
      reason: null,
      explanation: null,
      data,
      statedRecords: FileSchema.safeParse(file).data?.records ?? null,
    },
  ]);

const LeftOutSchema = z
  .object({
    fileName: z.string().nullish(),
    contentHash: ContentHashSchema.nullish(),
    source: SourceSystemSchema.nullish(),
    record: z.number().int().nonnegative().nullish(),
    disposition: z.enum(['rejected', 'furniture', 'file']),
    reason: z.string().nullish(),
    explanation: z.string().nullish(),
    contacts: z.array(SourceRecordSchema).nullish(),
    file: z.unknown().optional(),
  })
  .transform((row): RecordToSave[] => {
    const contentHash = row.contentHash ?? hashOfName(row.fileName ?? '');
    const record = row.disposition === 'file' ? 0 : (row.record ?? 0);
    const people = row.contacts?.length ? row.contacts : [null];
    return people.map((data) => {
      const role = data?.origin.role ?? 'primary';
      return {
        recordKey: recordKey({ origin: { fileName: null, contentHash, record, role } }),
        fileName: row.fileName ?? null,
        contentHash,
        source: row.source ?? 'csv',
        record,
        role,
        disposition: row.disposition,
        reason: row.reason ?? null,
        explanation: row.explanation ?? null,
        data,
        statedRecords: FileSchema.safeParse(row.file).data?.records ?? null,
      };
    });
  });

/**
 * One item of either output of Contact Import: a contact (first output), or a row that was left out, or a file that
 * could not be read (second output). A row may speak of several people.
 */
export const ImportedRecordSchema = z.union([LeftOutSchema, AcceptedSchema]);

/** A file whose bytes could not even be read has no hash of its own. */
function hashOfName(fileName: string): string {
  return `unread-${createHash('sha256').update(fileName).digest('hex')}`;
}
