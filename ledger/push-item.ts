import { createHash } from 'node:crypto';
import type { SurvivingContact } from '../contacts/model/linked-number';

/** One contact as OpenPhone should have it: every conversation number of one person or company. */
export interface PushItem {
  readonly contactId: string;
  /** OpenPhone's key for it; the same for ever, so that a repeated push finds the contact again. */
  readonly externalId: string;
  /** E.164, sorted. */
  readonly phones: readonly string[];
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  readonly role: string | null;
  /** Best first. */
  readonly emails: readonly string[];
  /** SHA-256 in hex of everything above; the same content has the same hash. */
  readonly contentHash: string;
}

/**
 * Says what OpenPhone should have. OpenPhone shows a contact under its first name, so a company without a
 * person goes there as well, and so does a last name that stands alone.
 * @param phones E.164, in any order
 */
export function toPushItem(
  contactId: string,
  phones: readonly string[],
  contact: SurvivingContact,
): PushItem {
  const shown = contact.firstName ?? contact.lastName ?? contact.company;
  const item = {
    contactId,
    externalId: `lc-${contactId}`,
    phones: [...phones].sort(),
    firstName: shown,
    lastName: contact.firstName === null ? null : contact.lastName,
    company: contact.company,
    role: contact.jobTitle,
    emails: contact.emails,
  };
  return { ...item, contentHash: sha256(item) };
}

/** SHA-256 in hex of a value's JSON. */
export function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
