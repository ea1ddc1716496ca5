import type { GoldenRecord } from '../../contacts/model/golden-record';
import type { Json } from '../../contacts/model/person-record';
import { RESMAN } from '../../contacts/mapping';
import { readEmailIdentity } from '../../contacts/normalize/email-identity';
import { normalizePhone } from '../../contacts/normalize/phone';
import { rankedSearch, type ContactShown, type Ledger } from '../../ledger';
import type { SearchRequest } from './request-schemas';

/** So many contacts are told at most; `total_count` says how many there are. */
export const MOST_CONTACTS = 50;

/**
 * Answers `GET /contacts/search` from the ledger. A number or address that is none is nobody's: it finds nobody, and what else
 * was given is looked for all the same.
 */
export async function searchAnswer(ledger: Ledger, request: SearchRequest): Promise<Json> {
  const { email, phone, name, property_id: propertyId, include_inactive: includeInactive } = request;
  const number = phone === undefined ? null : normalizePhone(phone, 'US');
  const address = email === undefined ? null : readEmailIdentity(email);
  const { total, contacts } = await rankedSearch(ledger, {
    limit: MOST_CONTACTS,
    includeInactive,
    ...(number?.kind === 'valid' && { phone: number.e164 }),
    ...(address !== null && { email: address.canonical }),
    ...(name !== undefined && { name }),
    ...(propertyId !== undefined && { propertyId }),
  });
  return { contacts: contacts.map(contactAnswer), total_count: total };
}

/**
 * A contact in the customer's shape, in which names, status and last interaction are texts: a name that is not known is empty,
 * a status "unknown", and with whom there was nothing yet the moment counts in which the ledger came to know them.
 */
function contactAnswer({ contactId, contact, lastActivityAt, createdAt }: ContactShown): Json {
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
