import { sql } from '../kysely';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { hasManyWriters } from '../write-lock';
import { lastActivity, searchKeys, shown, type ContactSearch, type ContactShown } from './find-contacts';

export interface RankedSearch extends ContactSearch {
  /** Also those that are no prospect, applicant or resident any more. */
  readonly includeInactive: boolean;
}

export interface FoundContacts {
  /** How many there are; more than `contacts` holds when there are more than the limit. */
  readonly total: number;
  readonly contacts: readonly ContactShown[];
}

/** Every key begins with what it is about, and these are told apart by so many letters: "phone", "email", "name:". */
const CRITERION_LETTERS = 5;

/**
 * The contacts that have the number, the address or the name, whichever are given: those first that have more of them, then
 * those with whom there was something last. Merged contacts are found under their survivor, erased ones not at all.
 */
export async function rankedSearch(ledger: Ledger, search: RankedSearch): Promise<FoundContacts> {
  const keys = searchKeys(search);
  if (keys.length === 0) return { total: 0, contacts: [] };
  return ledger.read(async (db) => {
    let query = db
      .with('found', (eb) =>
        eb
          .selectFrom('blocking_keys as key')
          .innerJoin('source_identities as identity', 'identity.id', 'key.identity_id')
          .innerJoin('contacts as home', 'home.id', 'identity.contact_id')
          .where('key.key', 'in', keys)
          .groupBy('home.survivor_id')
          .select([
            'home.survivor_id as id',
            sql<number>`count(distinct substr(key.key, 1, ${sql.lit(CRITERION_LETTERS)}))`.as('agreed'),
          ]),
      )
      .selectFrom('contacts')
      .innerJoin('found', 'found.id', 'contacts.id')
      .where('contacts.status', '=', 'active')
      .selectAll('contacts')
      .select([lastActivity('contacts.id'), sql<number | string>`count(*) over ()`.as('total')])
      .orderBy('found.agreed', 'desc')
      .orderBy(sql`coalesce(contacts.last_activity_at, contacts.created_at)`, 'desc')
      .orderBy('contacts.id')
      .limit(search.limit);
    const { propertyId, includeInactive } = search;
    if (propertyId !== undefined) query = query.where('contacts.property_id', '=', propertyId);
    if (!includeInactive) query = query.where(isActive(db));
    const rows = await query.execute();
    return { total: Number(rows[0]?.total ?? 0), contacts: await shown(db, rows) };
  });
}

/** Whether the golden record says so; it is the only place that does. */
const isActive = (db: LedgerDb) =>
  hasManyWriters(db)
    ? sql<boolean>`(contacts.fields_json::jsonb ->> 'isActive') = 'true'`
    : sql<boolean>`json_extract(contacts.fields_json, '$.isActive') = 1`;
