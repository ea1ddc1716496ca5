import { ERASED_IDS } from './erased';
import type { Ledger } from './open-ledger';

/** A contact as OpenPhone lists it. */
export interface ActualContact {
  readonly id: string;
  readonly externalId: string | null;
  /** E.164 */
  readonly phones: readonly string[];
}

/** What the ledger believes, compared with what OpenPhone lists. It is proved when every list is empty. */
export interface PushVerification {
  readonly isProved: boolean;
  /** Numbers the ledger believes to have a contact, ... */
  readonly numbers: number;
  /** ... and how many of them exactly one contact has. */
  readonly confirmed: number;
  readonly numbersWithoutContact: number;
  readonly numbersWithSeveralContacts: number;
  /** Contacts the ledger pushed that OpenPhone no longer lists. */
  readonly vanishedContacts: number;
  /** External ids of this ledger that several contacts carry. */
  readonly repeatedExternalIds: number;
  /** Which they are. */
  readonly findings: {
    readonly withoutContact: readonly string[];
    readonly withSeveralContacts: readonly {
      readonly phoneNumber: string;
      readonly contactIds: readonly string[];
    }[];
    readonly vanishedContactIds: readonly string[];
    readonly repeatedExternalIds: readonly string[];
  };
}

const OUR_EXTERNAL_ID = /^lc-/;

/** Compares every number that was pushed, and not erased since, with the contacts OpenPhone lists. Changes nothing. */
export async function verifyPush(
  ledger: Ledger,
  actual: readonly ActualContact[],
): Promise<PushVerification> {
  const pushed = await ledger.read((db) =>
    db
      .selectFrom('enrichment_numbers')
      .select(['phone_number', 'openphone_contact_id'])
      .where('push_state', '=', 'done')
      .where('decision', 'is not', null)
      .where('phone_number', 'not like', ERASED_IDS)
      .orderBy('phone_number')
      .execute(),
  );
  const idsByPhone = new Map<string, Set<string>>();
  const idsByExternalId = new Map<string, Set<string>>();
  for (const contact of actual) {
    for (const phone of contact.phones) add(idsByPhone, phone, contact.id);
    if (contact.externalId !== null && OUR_EXTERNAL_ID.test(contact.externalId)) {
      add(idsByExternalId, contact.externalId, contact.id);
    }
  }
  const listed = new Set(actual.map((contact) => contact.id));
  const contactsOf = (phone: string) => [...(idsByPhone.get(phone) ?? [])].sort();
  const phones = pushed.map((row) => row.phone_number);
  const withoutContact = phones.filter((phone) => contactsOf(phone).length === 0);
  const withSeveralContacts = phones
    .map((phoneNumber) => ({ phoneNumber, contactIds: contactsOf(phoneNumber) }))
    .filter(({ contactIds }) => contactIds.length > 1);
  const known = new Set(pushed.flatMap((row) => row.openphone_contact_id ?? []));
  const vanishedContactIds = [...known].filter((id) => !listed.has(id)).sort();
  const repeatedExternalIds = [...idsByExternalId]
    .filter(([, ids]) => ids.size > 1)
    .map(([externalId]) => externalId)
    .sort();
  const findings = { withoutContact, withSeveralContacts, vanishedContactIds, repeatedExternalIds };
  return {
    isProved: Object.values(findings).every((list) => list.length === 0),
    numbers: phones.length,
    confirmed: phones.length - withoutContact.length - withSeveralContacts.length,
    numbersWithoutContact: withoutContact.length,
    numbersWithSeveralContacts: withSeveralContacts.length,
    vanishedContacts: vanishedContactIds.length,
    repeatedExternalIds: repeatedExternalIds.length,
    findings,
  };
}

function add(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}
