import { goldenRecord, goldenRulesOf } from '../../contacts/merging';
import { contentHashOf } from '../../contacts/model/canonical-json';
import { GoldenRecordSchema, type GoldenRecord } from '../../contacts/model/golden-record';
import { defaultMatchingRule } from '../../contacts/model/matching-rule';
import type { Clock } from '../clock';
import type { ContactRow } from '../contact-tables';
import { getRule } from '../rules/rules';
import type { LedgerDb } from '../tables';
import { UnknownContactError } from './errors';
import { membersOf, type ContactMember } from './members';

/** A contact as it is computed from its source records. */
export interface ContactState {
  readonly fields: GoldenRecord;
  /** SHA-256; equal for contacts of equal entries and fields, whatever order they came in. */
  readonly contentHash: string;
  readonly firstSystem: string;
}

/** Computes a contact from its members under the rule of its property. @param members at least one */
export async function stateOf(db: LedgerDb, members: readonly ContactMember[]): Promise<ContactState> {
  // Which property it is does not depend on the rule in all but the oddest rules, and most have no rule of their own.
  const draft = goldenRecord(members, goldenRulesOf(defaultMatchingRule));
  const rule = await getRule(db, draft.propertyId);
  const fields = rule === defaultMatchingRule ? draft : goldenRecord(members, goldenRulesOf(rule));
  const [first] = [...members].sort((a, b) => (a.firstSeenAt < b.firstSeenAt ? -1 : 1));
  return {
    fields,
    contentHash: contentHashOf({
      // Where a value comes from is told by ids of ours, which differ from ledger to ledger.
      values: { ...fields, lineage: {} },
      entries: members.map(({ record: { system, externalId }, contentHash }) => [
        system,
        externalId,
        contentHash,
      ]),
    }),
    firstSystem: first?.record.system ?? 'unknown',
  };
}

/** A contact's state as it stands in the ledger, and the entries it was computed from. */
export interface SavedState extends ContactState {
  readonly revision: number;
  readonly members: readonly ContactMember[];
}

/**
 * Computes a contact anew from its source records and saves it. Safe to repeat.
 * @param contactId one that stands by itself
 */
export async function recomputeContact(
  db: LedgerDb,
  contactId: string,
  clock: Pick<Clock, 'now'>,
): Promise<SavedState> {
  const members = await membersOf(db, [contactId]);
  const state = await stateOf(db, members);
  return { ...state, revision: await saveState(db, contactId, state, clock), members };
}

/** Saves what a contact was computed to be. @returns its new revision */
export async function saveState(
  db: LedgerDb,
  contactId: string,
  state: ContactState,
  clock: Pick<Clock, 'now'>,
): Promise<number> {
  const { revision } = await db
    .updateTable('contacts')
    .set((eb) => ({ ...stateColumns(state), revision: eb('revision', '+', 1), updated_at: clock.now() }))
    .where('id', '=', contactId)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}

/** The contact that a contact counts for, as `survivor`: itself, or what it was merged into. */
export const standing = (db: LedgerDb, contactId: string) =>
  db
    .selectFrom('contacts as contact')
    .innerJoin('contacts as survivor', 'survivor.id', 'contact.survivor_id')
    .where('contact.id', '=', contactId);

/** Its row. @throws {UnknownContactError} */
export async function standingRow(db: LedgerDb, contactId: string): Promise<ContactRow> {
  const row = await standing(db, contactId).selectAll('survivor').executeTakeFirst();
  if (row === undefined) throw new UnknownContactError();
  return row;
}

/** The columns of `contacts` that are computed. */
export const stateColumns = ({ fields, contentHash, firstSystem }: ContactState) => ({
  property_id: fields.propertyId,
  fields_json: JSON.stringify(fields),
  content_hash: contentHash,
  role: fields.role,
  lead_score: fields.leadScore,
  first_system: firstSystem,
});

/** The golden record as the ledger saved it. */
export const readFields = (fieldsJson: string): GoldenRecord =>
  GoldenRecordSchema.parse(JSON.parse(fieldsJson));
