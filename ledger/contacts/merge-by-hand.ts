import type { GoldenRecord } from '../../contacts/model/golden-record';
import type { Clock } from '../clock';
import type { ContactRow } from '../contact-tables';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { standingRow, stateOf } from './contact-state';
import { ContactErasedError, SameContactError, TwoTenanciesError } from './errors';
import { membersOf, type ContactMember } from './members';
import { mergeContacts, survivorFirst, type MergeDone } from './merge';
import { lockStanding } from './lock-contacts';
import { forgetRelations, recordDecision } from './relations';
import { fieldsOfRows, fieldsToShow } from './shown-fields';

export interface MergeByHand {
  readonly primaryId: string;
  readonly secondaryId: string;
  /** True to keep the id of `primaryId`; false to let the rules choose (a resident before a prospect, then the older). */
  readonly isPrimaryFixed: boolean;
  /** True to merge two residents or applicants of one system, who have a lease or application each. */
  readonly evenTenants: boolean;
  readonly by: string;
}

/**
 * Merges two contacts because a person says so; what was said before, that they are two, is taken back.
 * @throws {UnknownContactError | ContactErasedError | SameContactError | TwoTenanciesError} nothing was changed.
 */
export async function mergeByHand(ledger: Ledger, request: MergeByHand, clock: Clock): Promise<MergeDone> {
  return ledger.writeKeys([], (db) => mergeByHandIn(db, request, clock));
}

/** The same inside a transaction. */
export async function mergeByHandIn(db: LedgerDb, request: MergeByHand, clock: Clock): Promise<MergeDone> {
  await lockStanding(db, request.primaryId);
  await lockStanding(db, request.secondaryId);
  const { primary, secondary } = await pairToMerge(db, request);
  if (!request.evenTenants && areTwoTenancies(await membersOf(db, [primary.id, secondary.id]), primary.id))
    throw new TwoTenanciesError();
  await forgetRelations(db, [primary.id, secondary.id]);
  const pair = { left: primary.id, right: secondary.id };
  await recordDecision(db, { ...pair, decision: 'merge', by: request.by }, clock);
  const merge = { primary, secondary, cause: 'person', confidence: null, by: request.by } as const;
  return (await mergeContacts(db, merge, clock)).done;
}

/** What a merge would make, field by field, and what speaks against it; nothing is written. */
export interface MergePreview {
  readonly primaryId: string;
  readonly secondaryId: string;
  readonly primary: GoldenRecord;
  readonly secondary: GoldenRecord;
  readonly merged: GoldenRecord;
  /** Fields in which both have a value and the values differ. */
  readonly conflicts: readonly string[];
  /** Entries of systems that would move with the secondary. */
  readonly entries: number;
  readonly interactions: number;
  /** True when a merge by hand asks for a second word. */
  readonly isTwoTenancies: boolean;
}

/** @throws {UnknownContactError | ContactErasedError | SameContactError} */
export async function previewMerge(
  ledger: Ledger,
  request: Pick<MergeByHand, 'primaryId' | 'secondaryId' | 'isPrimaryFixed'>,
): Promise<MergePreview> {
  return ledger.read(async (db) => {
    const { primary, secondary } = await pairToMerge(db, request);
    const members = await membersOf(db, [primary.id, secondary.id]);
    const { fields } = await stateOf(db, members);
    const shown = await fieldsOfRows(db, [primary, secondary]);
    const [before, other] = [shown.get(primary.id)!, shown.get(secondary.id)!];
    const { interactions } = await db
      .selectFrom('interactions')
      .innerJoin('contacts', 'contacts.id', 'interactions.contact_id')
      .where('contacts.survivor_id', '=', secondary.id)
      .select((eb) => eb.fn.countAll<number>().as('interactions'))
      .executeTakeFirstOrThrow();
    return {
      primaryId: primary.id,
      secondaryId: secondary.id,
      primary: before,
      secondary: other,
      merged: await fieldsToShow(db, fields, members),
      conflicts: conflictsOf(before, other),
      entries: members.filter(({ survivorId }) => survivorId === secondary.id).length,
      interactions,
      isTwoTenancies: areTwoTenancies(members, primary.id),
    };
  });
}

/** The two contacts as they stand, the one that survives first. */
async function pairToMerge(
  db: LedgerDb,
  request: Pick<MergeByHand, 'primaryId' | 'secondaryId' | 'isPrimaryFixed'>,
): Promise<{ primary: ContactRow; secondary: ContactRow }> {
  const primary = await standingRow(db, request.primaryId);
  const secondary = await standingRow(db, request.secondaryId);
  if (primary.id === secondary.id) throw new SameContactError();
  if (primary.status === 'erased' || secondary.status === 'erased') throw new ContactErasedError();
  return request.isPrimaryFixed ? { primary, secondary } : survivorFirst(primary, secondary);
}

/** Whether each side has a resident's or applicant's entry of one system. */
function areTwoTenancies(members: readonly ContactMember[], primaryId: string): boolean {
  const tenants = members.filter(({ record: { role } }) => role === 'resident' || role === 'applicant');
  const systems = new Set(
    tenants.filter(({ survivorId }) => survivorId === primaryId).map(({ record }) => record.system),
  );
  return tenants.some(({ survivorId, record }) => survivorId !== primaryId && systems.has(record.system));
}

const COMPARED = [
  'firstName',
  'lastName',
  'suffix',
  'company',
  'jobTitle',
  'role',
  'status',
  'propertyId',
] as const;

const conflictsOf = (a: GoldenRecord, b: GoldenRecord): string[] =>
  COMPARED.filter((field) => a[field] !== null && b[field] !== null && a[field] !== b[field]);
