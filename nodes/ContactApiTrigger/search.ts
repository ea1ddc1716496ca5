import type { Json } from '../../contacts/model/person-record';
import { contactAnswer } from '../../contacts/mapping';
import { readEmailIdentity } from '../../contacts/normalize/email-identity';
import { normalizePhone } from '../../contacts/normalize/phone';
import { rankedSearch, type Ledger } from '../../ledger';
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
