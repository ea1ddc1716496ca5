import type { PersonRecord } from '../../contacts/model/person-record';
import { identityKeys } from '../../contacts/matching/identity-keys';
import { IncomingRecordSchema, readIncomingRecord } from '../../contacts/normalize/incoming-record';
import type { Clock, Ledger } from '../../ledger';
import { createContact } from '../../ledger/contacts/create-contact';
import { insertIdentity, insertRecord, recordHash, replaceKeys } from '../../ledger/contacts/identities';
import { saveResolution } from '../../ledger/contacts/resolutions';
import type { LedgerDb } from '../../ledger/tables';
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
export async function seedLedger(
  ledger: Ledger,
  contacts: Iterable<LabelledContact>,
  clock: Clock,
): Promise<void> {
  let batch: PersonRecord[] = [];
  const save = () =>
    ledger.write(async (db) => {
      for (const record of batch) await insertContact(db, record, clock);
    });
  for (const contact of contacts) {
    batch.push(labelledPersonRecord(contact));
    if (batch.length < RECORDS_PER_TRANSACTION) continue;
    await save();
    batch = [];
  }
  await save();
}

async function insertContact(db: LedgerDb, record: PersonRecord, clock: Clock): Promise<void> {
  const now = clock.now();
  const [recordId, identityId, homeId] = [clock.newId(), clock.newId(), clock.newId()];
  const entry = { recordId, identityId, homeId, record, contentHash: recordHash(record) };
  await createContact(db, { ...entry, survivorId: homeId, firstSeenAt: now, lastActivityAt: null }, clock);
  const { system, externalId } = record;
  await insertIdentity(db, { id: identityId, contactId: homeId, recordId, system, externalId }, clock);
  await insertRecord(db, { ...entry, id: recordId, receivedAt: now });
  await replaceKeys(db, identityId, identityKeys(record), true);
  const decided = { decision: 'create_new', confidence: 0, candidates: [] } as const;
  await saveResolution(db, { ...decided, identityId, recordId, contactId: homeId }, clock);
}
