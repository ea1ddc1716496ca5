/*
 * Defaults of parameters that take a person from the incoming item, whichever of our nodes it comes from: ResMan (`firstName`,
 * `phone`), DomIQ (`full_name`, `phone`), Contact Ledger (`contact.firstName`, `contact.phones`), or a mapping (`first_name`).
 * What the item does not say is '', which leaves a field as it is; it is never null, which would clear it.
 */

/** The address of the item's person, the best of several. */
export const EMAIL_OF_ITEM = '={{ $json.email ?? $json.contact?.emails?.[0] ?? "" }}';

/** The number of the item's person, the best of several. */
export const PHONE_OF_ITEM =
  '={{ $json.phone ?? $json.contact?.phones?.[0] ?? $json.phones?.[0]?.e164 ?? "" }}';

/** A name in one piece is split at its last blank. */
export const FIRST_NAME_OF_ITEM =
  '={{ $json.firstName ?? $json.first_name ?? $json.contact?.firstName ?? $json.full_name?.trim().split(/\\s+/).slice(0, -1).join(" ") ?? "" }}';

/** With the suffix that Contact Ledger keeps apart, which tells father and son apart. */
export const LAST_NAME_OF_ITEM =
  '={{ $json.lastName ?? $json.last_name ?? ($json.contact ? [$json.contact.lastName, $json.contact.suffix].filter(Boolean).join(" ") : $json.full_name?.trim().split(/\\s+/).pop()) ?? "" }}';

/** First and last name in one piece; the company where Contact Ledger knows no person. */
export const FULL_NAME_OF_ITEM =
  '={{ $json.full_name ?? ([$json.contact?.firstName ?? $json.firstName, $json.contact?.lastName ?? $json.lastName, $json.contact?.suffix].filter(Boolean).join(" ") || $json.contact?.company) ?? "" }}';

/** Where the person stands: for Contact Ledger what they are to the property, while they are. */
export const STATUS_OF_ITEM =
  '={{ ($json.contact ? ($json.contact.isActive ? $json.contact.role ?? $json.contact.status : $json.contact.status) : $json.status) ?? "" }}';

/** The contact's ID in the system that the item comes from. */
export const CONTACT_ID_OF_ITEM = '={{ $json.contact_id ?? $json.contactId }}';
