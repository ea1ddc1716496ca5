import { contentHashOf } from '../../contacts/model/canonical-json';
import type { PersonRecord } from '../../contacts/model/person-record';
import { chunksOf } from '../chunks';
import type { Clock } from '../clock';
import type { LedgerDb } from '../tables';

/** An entry of a system that the ledger knows, with its newest record. */
export interface KnownIdentity {
  readonly id: string;
  readonly contactId: string;
  readonly current: { readonly id: string; readonly version: string; readonly contentHash: string };
}

/** SHA-256 of what a record says; its version is not part of it. */
export const recordHash = (record: PersonRecord): string => contentHashOf({ ...record, version: '' });

export async function findIdentity(
  db: LedgerDb,
  { system, externalId }: Pick<PersonRecord, 'system' | 'externalId'>,
): Promise<KnownIdentity | null> {
  const row = await db
    .selectFrom('source_identities as identity')
    .innerJoin('source_records as record', 'record.id', 'identity.current_record_id')
    .where('identity.system', '=', system)
    .where('identity.external_id', '=', externalId)
    .select([
      'identity.id',
      'identity.contact_id as contactId',
      'record.id as recordId',
      'record.version',
      'record.content_hash as contentHash',
    ])
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        id: row.id,
        contactId: row.contactId,
        current: { id: row.recordId, version: row.version, contentHash: row.contentHash },
      };
}

/** The id of the source record that says exactly this in this version; null when it never came. */
export async function findRecord(
  db: LedgerDb,
  identityId: string,
  version: string,
  contentHash: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('source_records')
    .where('identity_id', '=', identityId)
    .where('version', '=', version)
    .where('content_hash', '=', contentHash)
    .select('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** A source record as it is saved. */
export interface RecordToKeep {
  readonly id: string;
  readonly identityId: string;
  readonly contentHash: string;
  readonly record: PersonRecord;
  readonly receivedAt: string;
}

export async function insertRecord(db: LedgerDb, record: RecordToKeep): Promise<void> {
  await db
    .insertInto('source_records')
    .values({
      id: record.id,
      identity_id: record.identityId,
      content_hash: record.contentHash,
      version: record.record.version,
      data: JSON.stringify(record.record),
      received_at: record.receivedAt,
    })
    .execute();
}

/** Makes the entry of a system known, as part of a contact. */
export async function insertIdentity(
  db: LedgerDb,
  identity: { readonly id: string; readonly contactId: string; readonly recordId: string } & Pick<
    PersonRecord,
    'system' | 'externalId'
  >,
  clock: Pick<Clock, 'now'>,
): Promise<void> {
  await db
    .insertInto('source_identities')
    .values({
      id: identity.id,
      system: identity.system,
      external_id: identity.externalId,
      contact_id: identity.contactId,
      current_record_id: identity.recordId,
      first_seen_at: clock.now(),
    })
    .execute();
}

/**
 * Makes an entry findable by what its newest record says.
 * @returns the keys it had before
 */
export async function replaceKeys(
  db: LedgerDb,
  identityId: string,
  keys: readonly string[],
  isNew: boolean,
): Promise<ReadonlySet<string>> {
  const former = isNew
    ? []
    : await db.deleteFrom('blocking_keys').where('identity_id', '=', identityId).returning('key').execute();
  for (const chunk of chunksOf(keys, 2))
    await db
      .insertInto('blocking_keys')
      .values(chunk.map((key) => ({ key, identity_id: identityId })))
      .execute();
  return new Set(former.map(({ key }) => key));
}
