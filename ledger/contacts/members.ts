import { identifiersOf } from '../../contacts/model/identifier';
import { PersonRecordSchema, type RecordOfContact } from '../../contacts/model/person-record';
import type { LedgerDb } from '../tables';

/** What one system says at present about a contact. */
export interface ContactMember extends RecordOfContact {
  readonly identityId: string;
  /** The contact it belongs to, whatever that was merged into. */
  readonly homeId: string;
  /** The contact it counts for. */
  readonly survivorId: string;
  readonly contentHash: string;
  readonly firstSeenAt: string;
  /** When there was something last with the contact it belongs to; null when nothing is kept. */
  readonly lastActivityAt: string | null;
}

/** More entries of one contact are not looked at; nobody real has as many. */
export const MOST_MEMBERS = 500;

/**
 * The current records of contacts, those merged into them included, in the order of their systems and external ids.
 * Entries of people who were erased are left out.
 * @param survivorIds contacts that stand by themselves
 * @param most so many entries of all of them together
 */
export async function membersOf(
  db: LedgerDb,
  survivorIds: readonly string[],
  most = MOST_MEMBERS,
): Promise<ContactMember[]> {
  if (survivorIds.length === 0) return [];
  const rows = await db
    .selectFrom('contacts as contact')
    .innerJoin('source_identities as identity', 'identity.contact_id', 'contact.id')
    .innerJoin('source_records as record', 'record.id', 'identity.current_record_id')
    .where('contact.survivor_id', 'in', survivorIds)
    .select([
      'identity.id as identityId',
      'identity.contact_id as homeId',
      'identity.first_seen_at as firstSeenAt',
      'contact.survivor_id as survivorId',
      'contact.last_activity_at as lastActivityAt',
      'record.id as recordId',
      'record.content_hash as contentHash',
      'record.data as data',
    ])
    .orderBy('identity.system')
    .orderBy('identity.external_id')
    .limit(most)
    .execute();
  return rows.flatMap(({ data, ...row }) => (data === null ? [] : [{ ...row, record: readRecord(data) }]));
}

/** Every number and address that any of the entries has, whatever survivorship chose. Sorted. */
export const identifiersOfMembers = (members: readonly ContactMember[]): string[] =>
  [...new Set(members.flatMap(({ record }) => identifiersOf(record)))].sort();

/** The record as the ledger saved it. @throws {z.ZodError} never for what this package has written */
export const readRecord = (data: string): RecordOfContact['record'] =>
  PersonRecordSchema.parse(JSON.parse(data));
