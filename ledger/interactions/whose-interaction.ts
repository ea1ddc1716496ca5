import type { LedgerDb } from '../tables';
import type { InteractionToSave } from './interaction-to-save';

/** Whom an interaction was with: the contact it belongs to, whatever that is merged into, and the one it counts for. */
export interface Owner {
  readonly homeId: string;
  readonly survivorId: string;
}

/** Whom an interaction was with, and who else it may have been with. */
export interface Parties extends Owner {
  /** Others who have the number or address, where nothing but that says whose it was. */
  readonly sharers: readonly Owner[];
}

/** A number that more contacts have (an office's, a relay service's) tells of nobody but the first that it may be theirs. */
const MOST_SHARERS = 10;

/**
 * Finds whom an interaction was with, null when nobody is known: the entry it names, else the contact it names, else whoever has the number or address.
 * Within a contact that others were merged into it is the one whose own entry has the number, so that a merge that is taken
 * back gives every interaction to whom it was with. Of several contacts that have the number it belongs to the one that has had
 * it longest; nobody knows who it was with, so the others share it.
 */
export async function whoseInteraction(
  db: LedgerDb,
  interaction: InteractionToSave,
): Promise<Parties | null> {
  if (interaction.entryId) {
    const entry = await ownerOfEntry(db, interaction.system, interaction.entryId);
    if (entry) return { ...entry, sharers: [] };
  }
  const holders = interaction.identifier ? await holdersOf(db, interaction.identifier) : [];
  if (interaction.contactId) {
    const named = await ownerOfContact(db, interaction.contactId);
    if (!named) return null;
    return { ...(holders.find(({ survivorId }) => survivorId === named.survivorId) ?? named), sharers: [] };
  }
  const [first] = holders;
  if (!first) return null;
  const others = new Map(holders.map((holder) => [holder.survivorId, holder]));
  others.delete(first.survivorId);
  return { ...first, sharers: others.size > MOST_SHARERS ? [] : [...others.values()] };
}

/** Whose entry it is; undefined for one that the ledger does not know. */
export const ownerOfEntry = (db: LedgerDb, system: string, externalId: string): Promise<Owner | undefined> =>
  db
    .selectFrom('source_identities as identity')
    .innerJoin('contacts as home', 'home.id', 'identity.contact_id')
    .where('identity.system', '=', system)
    .where('identity.external_id', '=', externalId)
    .select(['home.id as homeId', 'home.survivor_id as survivorId'])
    .executeTakeFirst();

async function ownerOfContact(db: LedgerDb, contactId: string): Promise<Owner | undefined> {
  const row = await db
    .selectFrom('contacts as named')
    .innerJoin('contacts as survivor', 'survivor.id', 'named.survivor_id')
    .where('named.id', '=', contactId)
    .where('survivor.status', '<>', 'erased')
    .select('survivor.id as survivorId')
    .executeTakeFirst();
  return row && { homeId: row.survivorId, survivorId: row.survivorId };
}

/** Whose entries have a number or address, the one that has had it longest first. */
export const holdersOf = (db: LedgerDb, identifier: string): Promise<Owner[]> =>
  db
    .selectFrom('blocking_keys as key')
    .innerJoin('source_identities as identity', 'identity.id', 'key.identity_id')
    .innerJoin('contacts as home', 'home.id', 'identity.contact_id')
    .where('key.key', '=', identifier)
    .select(['home.id as homeId', 'home.survivor_id as survivorId'])
    .orderBy('identity.first_seen_at')
    .orderBy('identity.id')
    .limit(100)
    .execute();
