import type { ConsentChannel } from '../../contacts/consent/consent-statement';
import { EVERY_SCOPE } from '../../contacts/consent/consent-statement';
import type { BesideGolden } from '../../contacts/mapping';
import type { Json } from '../../contacts/model/person-record';
import { consentOfContact } from '../consent/contact-consent';
import { listEnrichment } from '../enrichment-log/enrichment-log';
import type { Ledger } from '../open-ledger';
import { ContactErasedError } from './errors';
import { getContact, type ContactInFull } from './find-contacts';

/** A contact, and what stands beside its golden record that other systems have to know. */
export interface ContactToPassOn {
  readonly contact: ContactInFull;
  readonly beside: BesideGolden;
}

/** The kinds of enrichment are few; the newest entry of each is among the newest hundred. */
const NEWEST = 100;

/**
 * What other systems are to know of a contact: its golden record, the channels it has refused over any of its numbers or addresses,
 * and of every kind of enrichment the newest. The record is read first, so that `updatedAt` is never newer than what goes with it.
 * @throws {UnknownContactError | ContactErasedError} nobody is told anything about somebody who was erased
 */
export async function contactToPassOn(ledger: Ledger, contactId: string): Promise<ContactToPassOn> {
  const contact = await getContact(ledger, contactId);
  if (contact.status === 'erased') throw new ContactErasedError();
  const { consents } = await consentOfContact(ledger, contact.contactId);
  const denied = consents.filter(({ state, scope }) => state === 'denied' && scope === EVERY_SCOPE);
  const deniedChannels = [...new Set(denied.map(({ channel }): ConsentChannel => channel))].sort();
  return {
    contact,
    beside: {
      deniedChannels,
      lastInteractionAt: contact.lastActivityAt,
      notes: null,
      enrichment: await newestEnrichment(ledger, contact.contactId),
    },
  };
}

/** By kind; null when nothing was found out yet. */
async function newestEnrichment(ledger: Ledger, contactId: string): Promise<Record<string, Json> | null> {
  const { entries } = await ledger.read((db) => listEnrichment(db, { contactId, limit: NEWEST }));
  const newest = new Map<string, Json>();
  for (const { enrichmentType, enrichedData } of entries)
    if (enrichedData !== null && !newest.has(enrichmentType)) newest.set(enrichmentType, enrichedData);
  return newest.size === 0 ? null : Object.fromEntries(newest);
}
