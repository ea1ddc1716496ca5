import { isComparable } from '../../contacts/matching/identity-keys';
import type { MatchingCriteria } from '../../contacts/model/matching-rule';
import type { LedgerDb } from '../tables';
import { hasManyWriters } from '../write-lock';
import { lockContacts } from './lock-contacts';
import { membersOf, type ContactMember } from './members';

/**
 * How many entries may share a key; one that more share (the leasing office's own number, a frequent name) says nothing and
 * is passed over, which bounds the work for one record however many contacts there are.
 */
const LARGEST_BLOCK = 100;

/** Everybody whom a record may be, as far as the keys tell, with the keys they have in common. */
export interface Neighbours {
  /** The current records of every contact that comes into question, and of the record's own contact. */
  readonly members: readonly ContactMember[];
  /** By identity; an identity that shares nothing but belongs to the same contact is not in it. */
  readonly sharedKeys: ReadonlyMap<string, readonly string[]>;
}

/**
 * Finds them, and locks their contacts for the rest of the transaction, so that what is decided from them
 * still holds when it is written.
 * @param ownContactId the contact the record belongs to already, merged or not; null for a record that is new
 */
export async function neighboursOf(
  db: LedgerDb,
  question: {
    readonly keys: readonly string[];
    readonly criteria: MatchingCriteria;
    readonly ownContactId: string | null;
  },
): Promise<Neighbours> {
  const sharedKeys = await identitiesSharing(db, question.keys);
  for (const [identityId, keys] of sharedKeys)
    if (!isComparable(keys, question.criteria)) sharedKeys.delete(identityId);
  let survivors = await survivorsOf(db, [...sharedKeys.keys()], question.ownContactId);
  if (hasManyWriters(db)) survivors = await lockedSurvivors(db, survivors, question.ownContactId, sharedKeys);
  return { members: await membersOf(db, survivors), sharedKeys };
}

/** Who has which of the keys; keys that too many have are passed over. */
async function identitiesSharing(db: LedgerDb, keys: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const [first, ...others] = keys.map((key) => blockOf(db, key));
  if (first === undefined) return found;
  const rows = await others.reduce((all, block) => all.unionAll(block), first).execute();
  const sizes = new Map<string, number>();
  for (const { key } of rows) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  for (const { key, identity_id } of rows) {
    if ((sizes.get(key) ?? 0) > LARGEST_BLOCK) continue;
    const known = found.get(identity_id);
    if (known) known.push(key);
    else found.set(identity_id, [key]);
  }
  return found;
}

const blockOf = (db: LedgerDb, key: string) =>
  db
    .selectFrom((block) =>
      block
        .selectFrom('blocking_keys')
        .where('key', '=', key)
        .select(['key', 'identity_id'])
        .limit(LARGEST_BLOCK + 1)
        .as('block'),
    )
    .select(['key', 'identity_id']);

/** The contacts that identities and a contact count for, in ascending order. */
async function survivorsOf(
  db: LedgerDb,
  identityIds: readonly string[],
  ownContactId: string | null,
): Promise<string[]> {
  const found = new Set<string>();
  if (identityIds.length > 0) {
    const rows = await db
      .selectFrom('source_identities as identity')
      .innerJoin('contacts as contact', 'contact.id', 'identity.contact_id')
      .where('identity.id', 'in', identityIds)
      .select('contact.survivor_id as id')
      .distinct()
      .execute();
    for (const { id } of rows) found.add(id);
  }
  if (ownContactId !== null) {
    const own = await db
      .selectFrom('contacts')
      .where('id', '=', ownContactId)
      .select('survivor_id')
      .executeTakeFirstOrThrow();
    found.add(own.survivor_id);
  }
  return [...found].sort();
}

/** So often the contacts are looked up again because somebody merged them while they were waited for. */
const MOST_LOOKS = 20;

async function lockedSurvivors(
  db: LedgerDb,
  first: string[],
  ownContactId: string | null,
  sharedKeys: ReadonlyMap<string, unknown>,
): Promise<string[]> {
  let survivors = first;
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    await lockContacts(db, survivors);
    const now = await survivorsOf(db, [...sharedKeys.keys()], ownContactId);
    if (now.every((id) => survivors.includes(id))) return now;
    survivors = now;
  }
  return survivors;
}
