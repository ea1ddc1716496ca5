import type { PersonRecord } from '../../contacts/model/person-record';
import { identityKeys } from '../../contacts/matching/identity-keys';
import { IncomingRecordSchema, readIncomingRecord } from '../../contacts/normalize/incoming-record';
import type { Ledger } from '../../ledger';
import { stateColumns, stateOf } from '../../ledger/contacts/contact-state';
import { recordHash } from '../../ledger/contacts/identities';
import { chunksOf } from '../../ledger/chunks';
import type { LabelledContact } from '../../sandbox/generate/labelled/generate-labelled-contacts';

const RECORDS_PER_TRANSACTION = 2_000;

/** A generated contact as a workflow hands it over, normalised. */
export function labelledPersonRecord(contact: LabelledContact): PersonRecord {
  const { street, city, state, zip: postalCode } = contact;
  const fields = IncomingRecordSchema.parse({
    system: contact.source === 'chatbot' ? 'domiq' : contact.source,
    externalId: contact.recordId,
    version: contact.updatedAt,
    propertyId: contact.propertyId || null,
    firstName: contact.firstName,
    lastName: contact.lastName,
    phone: contact.phone,
    email: contact.email,
    address: { street, city, state, postalCode },
  });
  return readIncomingRecord(fields, 'US').record;
}

/**
 * Fills a ledger with contacts of one entry each, as `resolve` writes them, many in a transaction and without looking whether
 * any two are one person: only to have a large ledger soon.
 */
export async function seedLedger(ledger: Ledger, contacts: Iterable<LabelledContact>): Promise<void> {
  let batch: PersonRecord[] = [];
  for (const contact of contacts) {
    batch.push(labelledPersonRecord(contact));
    if (batch.length < RECORDS_PER_TRANSACTION) continue;
    await insertContacts(ledger, batch);
    batch = [];
  }
  if (batch.length > 0) await insertContacts(ledger, batch);
}

async function insertContacts(ledger: Ledger, records: readonly PersonRecord[]): Promise<void> {
  const now = '2026-01-01T00:00:00.000Z';
  await ledger.write(async (db) => {
    const rows = await Promise.all(
      records.map(async (record) => {
        const ids = {
          contact: `c-${record.externalId}`,
          identity: `i-${record.externalId}`,
          record: `r-${record.externalId}`,
        };
        const contentHash = recordHash(record);
        const member = {
          recordId: ids.record,
          record,
          identityId: ids.identity,
          homeId: ids.contact,
          survivorId: ids.contact,
          contentHash,
          firstSeenAt: now,
        };
        return { ids, record, contentHash, state: await stateOf(db, [member]) };
      }),
    );
    const contacts = rows.map(({ ids, state }) => ({
      id: ids.contact,
      survivor_id: ids.contact,
      status: 'active' as const,
      ...stateColumns(state),
      revision: 1,
      created_at: now,
      updated_at: now,
    }));
    for (const chunk of chunksOf(contacts, 12)) await db.insertInto('contacts').values(chunk).execute();
    const syncs = rows.map(({ ids }) => ({
      id: ids.contact,
      user_id: ids.contact,
      sync_status: 'pending' as const,
      created_at: now,
      updated_at: now,
    }));
    for (const chunk of chunksOf(syncs, 5)) await db.insertInto('contact_sync').values(chunk).execute();
    const identities = rows.map(({ ids, record }) => ({
      id: ids.identity,
      system: record.system,
      external_id: record.externalId,
      contact_id: ids.contact,
      current_record_id: ids.record,
      first_seen_at: now,
    }));
    for (const chunk of chunksOf(identities, 6))
      await db.insertInto('source_identities').values(chunk).execute();
    const saved = rows.map(({ ids, record, contentHash }) => ({
      id: ids.record,
      identity_id: ids.identity,
      content_hash: contentHash,
      version: record.version,
      data: JSON.stringify(record),
      received_at: now,
    }));
    for (const chunk of chunksOf(saved, 6)) await db.insertInto('source_records').values(chunk).execute();
    const resolutions = rows.map(({ ids }) => ({
      id: ids.record,
      identity_id: ids.identity,
      record_id: ids.record,
      contact_id: ids.contact,
      decision: 'create_new' as const,
      confidence: 0,
      candidates_json: '[]',
      decided_at: now,
    }));
    for (const chunk of chunksOf(resolutions, 8)) await db.insertInto('resolutions').values(chunk).execute();
    const keys = rows.flatMap(({ ids, record }) =>
      identityKeys(record).map((key) => ({ key, identity_id: ids.identity })),
    );
    for (const chunk of chunksOf(keys, 2)) await db.insertInto('blocking_keys').values(chunk).execute();
  });
}
