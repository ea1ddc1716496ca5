import { EVERY_SCOPE, type ConsentChannel } from '../../contacts/consent/consent-statement';
import { RESMAN, type BesideGolden, type OwedOperation } from '../../contacts/mapping';
import type { MergeStrategy } from '../../contacts/model/matching-rule';
import type { Json, PersonRecord } from '../../contacts/model/person-record';
import { consentsOf } from '../consent/may-contact';
import { listEnrichment } from '../enrichment-log/enrichment-log';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { ContactErasedError } from './errors';
import { identifiersOfMembers, membersOf } from './members';
import { questionsAbout, type Questions } from './questions';
import { getRule } from '../rules/rules';
import { getContactIn, type ContactInFull } from './find-contacts';

/** A contact, and what stands beside its golden record that other systems have to know. */
export interface ContactToPassOn {
  readonly contact: ContactInFull;
  readonly beside: BesideGolden;
  /** What each of its entries says at present. */
  readonly records: readonly PersonRecord[];
  /** Of the contact's property. */
  readonly mergeStrategy: MergeStrategy;
  readonly questions: Questions;
  /** What became of it when ResMan was told last, e.g. "created"; null when it never was. */
  readonly resManResult: string | null;
}

/** The kinds of enrichment are few; the newest entry of each is among the newest hundred. */
const NEWEST = 100;

/**
 * What other systems are to know of a contact: its golden record, the channels it has refused over any of its numbers or addresses,
 * and of every kind of enrichment the newest; all from one picture of the ledger.
 * @throws {UnknownContactError | ContactErasedError} nobody is told anything about somebody who was erased
 */
export function contactToPassOn(ledger: Ledger, contactId: string): Promise<ContactToPassOn> {
  return ledger.read((db) => contactToPassOnIn(db, contactId));
}

/** The same inside a transaction. */
export async function contactToPassOnIn(db: LedgerDb, contactId: string): Promise<ContactToPassOn> {
  const contact = await getContactIn(db, contactId);
  if (contact.status === 'erased') throw new ContactErasedError();
  const members = await membersOf(db, [contact.contactId]);
  const consents = await consentsOf(db, identifiersOfMembers(members));
  const denied = consents.filter(({ state, scope }) => state === 'denied' && scope === EVERY_SCOPE);
  const deniedChannels = [...new Set(denied.map(({ channel }): ConsentChannel => channel))].sort();
  const { mergeStrategy } = await getRule(db, contact.contact.propertyId);
  return {
    contact,
    records: members.map(({ record }) => record),
    mergeStrategy,
    questions: await questionsAbout(db, contact.contactId),
    resManResult: await resManResultOf(db, contact.contactId),
    beside: {
      deniedChannels,
      lastInteractionAt: contact.lastActivityAt,
      notes: null,
      enrichment: await newestEnrichment(db, contact.contactId),
    },
  };
}

/** By kind; null when nothing was found out yet. */
async function newestEnrichment(db: LedgerDb, contactId: string): Promise<Record<string, Json> | null> {
  const { entries } = await listEnrichment(db, { contactId, limit: NEWEST });
  const newest = new Map<string, Json>();
  for (const { enrichmentType, enrichedData } of entries)
    if (enrichedData !== null && !newest.has(enrichmentType)) newest.set(enrichmentType, enrichedData);
  return newest.size === 0 ? null : Object.fromEntries(newest);
}

async function resManResultOf(db: LedgerDb, contactId: string): Promise<string | null> {
  const told = await db
    .selectFrom('effects')
    .where('target', '=', RESMAN)
    .where('subject', '=', contactId)
    .where('operation', '=', 'contact.upsert' satisfies OwedOperation)
    .where('status', '=', 'done')
    .select('result')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return told?.result ?? null;
}
