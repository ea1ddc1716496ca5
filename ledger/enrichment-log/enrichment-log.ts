import type { Json } from '../../contacts/model/person-record';
import type { Clock } from '../clock';
import { ContactErasedError, UnknownContactError } from '../contacts/errors';
import { storableJson } from '../contacts/storable-record';
import { isOlderThan, pageOf, type Page, type PageRequest } from '../paging';
import type { EnrichmentSource, EnrichmentType } from '../sync-tables';
import type { LedgerDb } from '../tables';
import { entryKeyOf, type EnrichmentToLog } from './enrichment-to-log';

/** An entry of the log. */
export interface LoggedEnrichment {
  readonly id: string;
  /** The contact it was logged for, which may be merged by now. */
  readonly contactId: string;
  readonly enrichmentType: EnrichmentType;
  /** null once the person was erased. */
  readonly enrichedData: Record<string, Json> | null;
  readonly source: EnrichmentSource;
  readonly score: number | null;
  readonly createdAt: string;
}

/**
 * Logs what was learned about a contact, once: the same entry again changes nothing, see `entryKeyOf`. Only ever added to; a
 * merge moves no entry.
 * @returns the id of the entry, and whether it is new
 * @throws {UnknownContactError | ContactErasedError} nothing was logged.
 */
export async function logEnrichment(
  db: LedgerDb,
  entry: EnrichmentToLog,
  clock: Clock,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { standing } = await standingOf(db, entry.contactId);
  if (standing === 'erased') throw new ContactErasedError();
  const entryKey = entryKeyOf(entry);
  const added = await db
    .insertInto('contact_enrichment_log')
    .values({
      id: clock.newId(),
      entry_key: entryKey,
      contact_id: entry.contactId,
      enrichment_type: entry.enrichmentType,
      enriched_data: JSON.stringify(storableJson(entry.enrichedData)),
      source: entry.source,
      score: entry.score ?? null,
      created_at: clock.now(),
    })
    .onConflict((conflict) => conflict.column('entry_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added !== undefined) return { id: added.id, isNew: true };
  const known = await db
    .selectFrom('contact_enrichment_log')
    .where('entry_key', '=', entryKey)
    .select('id')
    .executeTakeFirstOrThrow();
  return { id: known.id, isNew: false };
}

/**
 * What was learned about a person, the newest first, a page at a time: the entries of the contact it counts for and of all
 * that were merged into that one.
 * @param contactId any of them
 * @throws {UnknownContactError}
 */
export async function listEnrichment(
  db: LedgerDb,
  { contactId, limit, after }: { readonly contactId: string } & PageRequest,
): Promise<Page<LoggedEnrichment>> {
  const { survivorId } = await standingOf(db, contactId);
  const rows = await db
    .selectFrom('contact_enrichment_log')
    .where('contact_id', 'in', (eb) =>
      eb.selectFrom('contacts').where('survivor_id', '=', survivorId).select('id'),
    )
    .$if(after != null, (query) => query.where(isOlderThan('created_at', after!)))
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const entries = rows.map((row): LoggedEnrichment => ({
    id: row.id,
    contactId: row.contact_id,
    enrichmentType: row.enrichment_type,
    enrichedData: row.enriched_data === null ? null : (JSON.parse(row.enriched_data) as Record<string, Json>),
    source: row.source,
    score: row.score,
    createdAt: row.created_at,
  }));
  return pageOf(entries, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}

/** What a contact counts for, and whether that one was erased. @throws {UnknownContactError} */
async function standingOf(db: LedgerDb, contactId: string) {
  const row = await db
    .selectFrom('contacts as contact')
    .innerJoin('contacts as survivor', 'survivor.id', 'contact.survivor_id')
    .where('contact.id', '=', contactId)
    .select(['survivor.id as survivorId', 'survivor.status as standing'])
    .executeTakeFirst();
  if (row === undefined) throw new UnknownContactError();
  return row;
}
