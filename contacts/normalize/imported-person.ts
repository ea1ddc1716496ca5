import { recordKey, type SourceRecord } from '../model/source-record';
import type { PersonRecord } from '../model/person-record';
import { versionKey } from './incoming-record';

/** A row of an imported file as the ledger keeps it; nothing has to be normalised again. Its file and row are its version. */
export function importedPerson(record: SourceRecord): PersonRecord {
  const { name, addresses } = record;
  return {
    system: record.source,
    externalId: record.externalId ?? recordKey(record),
    version: versionKey(record.updatedAt),
    propertyId: null,
    name: {
      full: null,
      first: name?.first ?? null,
      middle: name?.middle ?? null,
      last: name?.last ?? null,
      suffix: name?.suffix ?? null,
      nickname: name?.nickname ?? null,
    },
    company: record.company,
    jobTitle: record.jobTitle,
    phones: record.phones.map(({ e164 }) => e164),
    emails: record.emails.map(({ address }) => address),
    addresses: addresses.map(({ street, city, state, postalCode }) => ({ street, city, state, postalCode })),
    role: null,
    status: null,
    leadScore: null,
    leadSource: null,
    preferences: {},
    attributes: {},
    tags: [...record.tags].sort(),
    notes: record.notes,
    isActive: record.isActive,
    references: [],
  };
}
