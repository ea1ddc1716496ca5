import { noName, type MatchRecord } from '../../../contacts/matching/match-record';
import type { LabelledContact } from './labelled-contact';

const text = (value: string): string | null => (value === '' ? null : value);
const listOf = (value: string): readonly string[] => (value === '' ? [] : [value]);

/** A generated contact as the matching engine takes it; the person it belongs to is left out. */
export function labelledMatchRecord(contact: LabelledContact): MatchRecord {
  return {
    id: contact.recordId,
    source: contact.source,
    name: { ...noName, first: text(contact.firstName), last: text(contact.lastName) },
    organisation: null,
    emails: listOf(contact.email),
    phones: listOf(contact.phone),
    addresses: [
      {
        street: text(contact.street),
        city: text(contact.city),
        state: text(contact.state),
        postalCode: text(contact.zip),
      },
    ],
    birthDate: null,
    updatedAt: contact.updatedAt,
    attributes: contact.propertyId === '' ? {} : { property_id: contact.propertyId },
  };
}
