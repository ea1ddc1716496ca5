import { identifiersOf } from '../../contacts/model/identifier';
import type { PersonRecord } from '../../contacts/model/person-record';
import { audit } from '../audit';
import type { Clock } from '../clock';
import { denyUnheard } from '../consent/unaddressed-refusals';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { recomputeContact } from './contact-state';
import { createContact } from './create-contact';
import { OnlyEntryError, UnknownEntryError } from './errors';
import { findIdentity } from './identities';
import { lockStanding } from './lock-contacts';
import { identifiersOfMembers, membersOf, type ContactMember } from './members';
import { relate } from './relations';
import { releaseSync } from '../sync/sync-of-merges';

/** An entry of a system that is somebody else's than its contact. */
export interface EntryToSeparate extends Pick<PersonRecord, 'system' | 'externalId'> {
  readonly by: string;
}

export interface SeparatedEntry {
  /** The contact it was part of. */
  readonly contactId: string;
  /** The contact it is now. */
  readonly newContactId: string;
  /** Interactions that went with it. */
  readonly interactions: number;
}

/**
 * Takes an entry that was joined to a contact out again: it becomes a contact of its own, with the interactions over numbers
 * and addresses that only it has, and the two are remembered as not the same person. What is denied stays denied for both.
 * @throws {UnknownEntryError} the ledger has no such entry. @throws {OnlyEntryError} it is all the contact is made of. Nothing was changed.
 */
export async function separateEntry(
  ledger: Ledger,
  { by, ...entry }: EntryToSeparate,
  clock: Clock,
): Promise<SeparatedEntry> {
  return ledger.writeKeys([], async (db) => {
    const identity = await findIdentity(db, entry);
    if (identity === null) throw new UnknownEntryError();
    const contactId = await lockStanding(db, identity.contactId);
    const members = await membersOf(db, [contactId]);
    const own = members.find(({ identityId }) => identityId === identity.id);
    const staying = members.filter(({ homeId }) => homeId === identity.contactId);
    if (own === undefined) throw new UnknownEntryError();
    if (staying.length < 2) throw new OnlyEntryError();
    const newContactId = clock.newId();
    const state = await createContact(db, { ...own, homeId: newContactId, survivorId: newContactId }, clock);
    await db
      .updateTable('source_identities')
      .set({ contact_id: newContactId })
      .where('id', '=', identity.id)
      .execute();
    const others = members.filter((member) => member !== own);
    const interactions = await moveInteractions(db, identity.contactId, newContactId, own, others);
    const left = await recomputeContact(db, contactId, clock);
    await denyUnheard(db, { contactId, members: left.members }, clock);
    await releaseSync(db, contactId, left.fields, state.fields, clock);
    await relate(db, { left: identity.contactId, right: newContactId, relation: 'not_the_same', by }, clock);
    await audit(
      db,
      { action: 'entry_separated', actor: by, subjectId: contactId, otherId: newContactId },
      clock,
    );
    return { contactId, newContactId, interactions };
  });
}

async function moveInteractions(
  db: LedgerDb,
  from: string,
  to: string,
  own: ContactMember,
  others: readonly ContactMember[],
): Promise<number> {
  const shared = new Set(identifiersOfMembers(others));
  const only = identifiersOf(own.record).filter((identifier) => !shared.has(identifier));
  if (only.length === 0) return 0;
  const { numUpdatedRows } = await db
    .updateTable('interactions')
    .set({ contact_id: to })
    .where('contact_id', '=', from)
    .where('identifier', 'in', only)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
