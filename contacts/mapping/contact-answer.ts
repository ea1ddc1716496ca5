import type { GoldenRecord } from '../model/golden-record';
import { RESMAN } from './resman-incoming';

/** A contact of the ledger. */
export interface ContactToAnswer {
  readonly contactId: string;
  readonly contact: GoldenRecord;
  readonly lastActivityAt: string | null;
  /** ISO 8601 UTC: since when the ledger knows the contact. */
  readonly createdAt: string;
}

/**
 * A contact in the customer's shape, in which names, status and last interaction are texts: a name that is not known is empty,
 * a status "unknown", and with whom there was nothing yet the moment counts in which the ledger came to know them.
 */
export function contactAnswer({ contactId, contact, lastActivityAt, createdAt }: ContactToAnswer) {
  const [email] = contact.emails;
  const [phone] = contact.phones;
  return {
    contact_id: contactId,
    resman_contact_id: resManIdOf(contact),
    first_name: contact.firstName ?? '',
    last_name: contact.lastName ?? '',
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    status: statusOf(contact),
    last_interaction: lastActivityAt ?? createdAt,
    ...(contact.leadScore !== null && { lead_score: contact.leadScore }),
  };
}

const statusOf = ({ isActive, role, status }: GoldenRecord): string =>
  (isActive ? (role ?? status) : (status ?? role)) ?? 'unknown';

/** The id with which ResMan's API can be asked: of a prospect it names the record too, not the person alone. */
const resManIdOf = ({ references }: GoldenRecord): string | null => {
  const ids = references.filter(({ system }) => system === RESMAN).map(({ externalId }) => externalId);
  return ids.find((id) => !id.includes('::')) ?? ids[0] ?? null;
};
