import { nameKeys } from '../../contacts/matching/identity-keys';
import { noName } from '../../contacts/matching/match-record';
import { emailIdentifier, phoneIdentifier } from '../../contacts/model/identifier';
import type { GoldenRecord } from '../../contacts/model/golden-record';
import type { ContactRow } from '../contact-tables';
import { sql } from '../kysely';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { standing } from './contact-state';
import { UnknownContactError } from './errors';
import { fieldsOfRows } from './shown-fields';

/** A contact as it is put out. */
export interface ContactShown {
  readonly contactId: string;
  readonly status: ContactRow['status'];
  readonly contact: GoldenRecord;
  readonly contentHash: string;
  readonly revision: number;
  readonly lastActivityAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A contact with what it is made of and what became part of it. */
export interface ContactInFull extends ContactShown {
  /** True when the id that was asked for was merged into this contact. */
  readonly wasMerged: boolean;
  readonly entries: readonly {
    readonly system: string;
    readonly externalId: string;
    readonly homeContactId: string;
    readonly version: string;
    readonly receivedAt: string;
  }[];
  /** Merges that have not been taken back, the newest first. */
  readonly merges: readonly {
    readonly mergeId: string;
    readonly primaryId: string;
    readonly secondaryId: string;
    readonly cause: string;
    readonly confidence: number | null;
    readonly mergedBy: string;
    readonly mergedAt: string;
  }[];
  /** Contacts that a person has said are somebody else. */
  readonly relations: readonly { readonly contactId: string; readonly relation: string }[];
}

/** The contact of an id, also of one that was merged. @throws {UnknownContactError} */
export function getContact(ledger: Ledger, contactId: string): Promise<ContactInFull> {
  return ledger.read((db) => getContactIn(db, contactId));
}

/** The same inside a transaction. */
export async function getContactIn(db: LedgerDb, contactId: string): Promise<ContactInFull> {
  const row = await standing(db, contactId)
    .selectAll('survivor')
    .select(lastActivity('survivor.id'))
    .executeTakeFirst();
  if (row === undefined) throw new UnknownContactError();
  const ofContact = db.selectFrom('contacts').where('survivor_id', '=', row.id).select('id');
  const entries = await db
    .selectFrom('source_identities as identity')
    .innerJoin('source_records as record', 'record.id', 'identity.current_record_id')
    .where('identity.contact_id', 'in', ofContact)
    .select([
      'identity.system',
      'identity.external_id as externalId',
      'identity.contact_id as homeContactId',
      'record.version',
      'record.received_at as receivedAt',
    ])
    .orderBy('identity.system')
    .orderBy('identity.external_id')
    .execute();
  const merges = await db
    .selectFrom('merges')
    .where('secondary_id', 'in', ofContact)
    .where('undone_at', 'is', null)
    .select([
      'id as mergeId',
      'primary_id as primaryId',
      'secondary_id as secondaryId',
      'cause',
      'confidence',
      'merged_by as mergedBy',
      'merged_at as mergedAt',
    ])
    .orderBy('merged_at', 'desc')
    .orderBy('id')
    .execute();
  const relations = await db
    .selectFrom('contact_relations')
    .where((eb) => eb.or([eb('left_contact_id', 'in', ofContact), eb('right_contact_id', 'in', ofContact)]))
    .selectAll()
    .execute();
  const [contact] = await shown(db, [row]);
  const own = new Set([row.id, ...merges.map(({ secondaryId }) => secondaryId)]);
  return {
    // One row, one contact.
    ...contact!,
    wasMerged: row.id !== contactId,
    entries,
    merges,
    relations: relations.map(({ left_contact_id: left, right_contact_id: right, relation }) => ({
      contactId: own.has(left) ? right : left,
      relation,
    })),
  };
}

export interface ContactSearch {
  /** E.164 */
  readonly phone?: string;
  /** Lower case. */
  readonly email?: string;
  /** First and last name. */
  readonly name?: string;
  readonly propertyId?: string;
  readonly limit: number;
}

/** The contacts that have the number, the address or the name, whichever are given; each contact once, by its id. */
export async function searchContacts(ledger: Ledger, search: ContactSearch): Promise<ContactShown[]> {
  const keys = searchKeys(search);
  if (keys.length === 0) return [];
  return ledger.read(async (db) => {
    let query = db
      .selectFrom('contacts')
      .where('status', '=', 'active')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('blocking_keys as key')
          .innerJoin('source_identities as identity', 'identity.id', 'key.identity_id')
          .innerJoin('contacts as home', 'home.id', 'identity.contact_id')
          .where('key.key', 'in', keys)
          .select('home.survivor_id'),
      )
      .selectAll()
      .select(lastActivity('contacts.id'))
      .orderBy('id')
      .limit(search.limit);
    if (search.propertyId !== undefined) query = query.where('property_id', '=', search.propertyId);
    return shown(db, await query.execute());
  });
}

export interface ContactPage {
  readonly propertyId?: string;
  /** ISO 8601 UTC; only contacts that were changed then or later. */
  readonly changedSince?: string;
  /** The last contact of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** Contacts that stand by themselves, by their ids. */
export async function listContacts(ledger: Ledger, page: ContactPage): Promise<ContactShown[]> {
  return ledger.read(async (db) => {
    let query = db
      .selectFrom('contacts')
      .where('status', '=', 'active')
      .selectAll()
      .select(lastActivity('contacts.id'))
      .orderBy('id')
      .limit(page.limit);
    if (page.propertyId !== undefined) query = query.where('property_id', '=', page.propertyId);
    if (page.changedSince !== undefined) query = query.where('updated_at', '>=', page.changedSince);
    if (page.after !== undefined) query = query.where('id', '>', page.after);
    return shown(db, await query.execute());
  });
}

/** The keys under which entries are found that have the number, the address or the name. */
export const searchKeys = ({ phone, email, name }: Pick<ContactSearch, 'phone' | 'email' | 'name'>) => [
  ...(phone === undefined ? [] : [phoneIdentifier(phone)]),
  ...(email === undefined ? [] : [emailIdentifier(email)]),
  ...(name === undefined ? [] : keysOfName(name)),
];

/** When there was something last with a contact or with any that was merged into it; each keeps its own. */
export const lastActivity = (id: string) =>
  sql<
    string | null
  >`(select max(member.last_activity_at) from contacts as member where member.survivor_id = ${sql.ref(id)})`.as(
    'lastActivityAt',
  );

type StandingRow = ContactRow & Pick<ContactShown, 'lastActivityAt'>;

/** Contacts as they are put out, their opt-outs as they stand now. */
export async function shown(db: LedgerDb, rows: readonly StandingRow[]): Promise<ContactShown[]> {
  const fields = await fieldsOfRows(db, rows);
  return rows.map((row) => ({
    contactId: row.id,
    status: row.status,
    contact: fields.get(row.id)!,
    contentHash: row.content_hash,
    revision: row.revision,
    lastActivityAt: row.lastActivityAt,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

/** The keys under which entries of this name are found, at any property. */
const keysOfName = (full: string): string[] => nameKeys({ name: { ...noName, full }, propertyId: null });
