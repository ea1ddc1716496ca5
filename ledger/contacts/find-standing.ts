import { referenceKey } from '../../contacts/matching/identity-keys';
import type { ContactStatus } from '../contact-tables';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { standing } from './contact-state';

/** The contact that an id leads to. */
export interface StandingFound {
  /** Of the survivor, when the one that was asked for was merged. */
  readonly contactId: string;
  /** active or erased; a merged one is never where an id ends. */
  readonly status: ContactStatus;
}

/**
 * The contact that somebody outside means by an id: ours, also of one that was merged since, or the id of an entry in a system
 * that knows the contact. An id that leads to two contacts leads to none.
 * @param system whose ids are taken besides ours, e.g. "resman"
 * @returns null when the ledger does not know the id
 */
export function findStanding(ledger: Ledger, id: string, system: string): Promise<StandingFound | null> {
  return ledger.read(async (db) => {
    const own = await standing(db, id)
      .select(['survivor.id as contactId', 'survivor.status'])
      .executeTakeFirst();
    return own ?? (await byEntry(db, system, id)) ?? (await byReference(db, system, id));
  });
}

async function byEntry(db: LedgerDb, system: string, externalId: string): Promise<StandingFound | null> {
  const found = await db
    .selectFrom('source_identities as identity')
    .innerJoin('contacts as contact', 'contact.id', 'identity.contact_id')
    .innerJoin('contacts as survivor', 'survivor.id', 'contact.survivor_id')
    .where('identity.system', '=', system)
    .where('identity.external_id', '=', externalId)
    .select(['survivor.id as contactId', 'survivor.status'])
    .executeTakeFirst();
  return found ?? null;
}

/** What entries refer to: a ResMan person whose prospect is known, an id that another system carries. */
async function byReference(db: LedgerDb, system: string, externalId: string): Promise<StandingFound | null> {
  const found = await db
    .selectFrom('blocking_keys as key')
    .innerJoin('source_identities as identity', 'identity.id', 'key.identity_id')
    .innerJoin('contacts as contact', 'contact.id', 'identity.contact_id')
    .innerJoin('contacts as survivor', 'survivor.id', 'contact.survivor_id')
    .where('key.key', '=', referenceKey(system, externalId))
    .select(['survivor.id as contactId', 'survivor.status'])
    .distinct()
    .limit(2)
    .execute();
  return found.length === 1 ? (found[0] ?? null) : null;
}
