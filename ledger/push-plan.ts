import { groupNumbersByPerson } from '../contacts/merging/group-numbers';
import { chosenContact, type FieldChoice } from '../contacts/merging/chosen-contact';
import { compareTexts } from '../contacts/model/compare-texts';
import { chosenFields } from '../contacts/review';
import { selectInChunks } from './chunks';
import { ERASED_COPY } from './erased';
import { sha256, toPushItem, type PushItem } from './push-item';
import { parseRecord } from './sources';
import type { LedgerDb, PushState } from './tables';

/** What the ledger remembers about pushing one number. */
export interface PlannedNumber {
  readonly phone_number: string;
  readonly contact_id: string;
  readonly push_state: PushState;
  readonly push_run: string | null;
  readonly handed_out_at: string | null;
  readonly handed_out_basis: string | null;
  readonly pushed_hash: string | null;
  readonly openphone_contact_id: string | null;
  readonly decided_at: string | null;
  readonly field_choice_json: string | null;
}

/** The numbers of one person or company that OpenPhone should know as one contact. */
export interface PlannedContact {
  /** null when every id of its numbers belongs to another contact of the plan: it needs a new one. */
  readonly contactId: string | null;
  readonly numbers: readonly PlannedNumber[];
  readonly recordKeys: readonly string[];
  /** Fields that a reviewer took from one of the merged candidates. */
  readonly choice: FieldChoice;
  /** Hash of which numbers, records and choices it is made of; a record never changes, so the same basis is the same contact. */
  readonly basis: string;
}

/** All contacts that decided numbers make up, by their first number. Records that were erased count no more. */
export async function planContacts(db: LedgerDb): Promise<PlannedContact[]> {
  const numbers = await db
    .selectFrom('enrichment_numbers')
    .select([
      'phone_number',
      'contact_id',
      'push_state',
      'push_run',
      'handed_out_at',
      'handed_out_basis',
      'pushed_hash',
      'openphone_contact_id',
      'decided_at',
      'field_choice_json',
    ])
    .where('decision', 'is not', null)
    .orderBy('phone_number')
    .execute();
  const applied = await db
    .selectFrom('enrichment_matches')
    .select(['phone_number', 'record_key'])
    .where('status', '=', 'applied')
    .where('source_data', '<>', ERASED_COPY)
    .orderBy('phone_number')
    .orderBy('record_key')
    .execute();
  const keys = new Map<string, string[]>();
  for (const { phone_number, record_key } of applied) {
    const ofNumber = keys.get(phone_number);
    if (ofNumber) ofNumber.push(record_key);
    else keys.set(phone_number, [record_key]);
  }
  const byPhone = new Map(numbers.map((number) => [number.phone_number, number]));
  const groups = groupNumbersByPerson(
    numbers.map(({ phone_number }) => ({
      phoneNumber: phone_number,
      recordKeys: keys.get(phone_number) ?? [],
    })),
  )
    .map(({ phoneNumbers }) => [...phoneNumbers].sort())
    .sort(([left = ''], [right = '']) => (left < right ? -1 : 1));

  const taken = new Set<string>();
  return groups.map((phones) => {
    const members = phones.map((phone) => byPhone.get(phone)!);
    const contactId = contactIdsOf(members).find((id) => !taken.has(id)) ?? null;
    if (contactId !== null) taken.add(contactId);
    const recordKeys = [...new Set(phones.flatMap((phone) => keys.get(phone) ?? []))].sort();
    const choice = choiceOf(members, recordKeys);
    const hasChoice = Object.keys(choice).length > 0;
    const basis = sha256(hasChoice ? [phones, recordKeys, choice] : [phones, recordKeys]);
    return { contactId, numbers: members, recordKeys, choice, basis };
  });
}

/** What reviewers chose for the numbers of one contact; of two choices of a field the later one counts. */
function choiceOf(members: readonly PlannedNumber[], recordKeys: readonly string[]): FieldChoice {
  const known = new Set(recordKeys);
  const latestFirst = [...members].sort(
    (a, b) =>
      compareTexts(b.decided_at ?? '', a.decided_at ?? '') || compareTexts(a.phone_number, b.phone_number),
  );
  const choices = latestFirst.flatMap(({ field_choice_json }) =>
    field_choice_json === null ? [] : [JSON.parse(field_choice_json) as FieldChoice],
  );
  return Object.fromEntries(
    chosenFields.flatMap((field) => {
      const keys = choices.find((choice) => choice[field] !== undefined)?.[field] ?? [];
      const left = keys.filter((key) => known.has(key)).sort();
      return left.length === 0 ? [] : [[field, left] as const];
    }),
  );
}

/** Ids OpenPhone may know already come first, smallest first, so that no second contact is made. */
function contactIdsOf(members: readonly PlannedNumber[]): string[] {
  const handedOut = members
    .filter((member) => member.handed_out_at !== null)
    .map((member) => member.contact_id);
  return [...handedOut.sort(), ...members.map((member) => member.contact_id)];
}

/** Whether OpenPhone is known to have exactly this contact, without looking at its fields. */
export function isUpToDate(contact: PlannedContact): boolean {
  return (
    isWhollyPushed(contact) && contact.numbers.every((number) => number.handed_out_basis === contact.basis)
  );
}

/** Every record it was made of was erased: OpenPhone is not told of it again. */
export const isErased = ({ recordKeys }: PlannedContact): boolean => recordKeys.length === 0;

/** Every number of it was pushed, as the same contact. */
export function isWhollyPushed({ contactId, numbers }: PlannedContact): boolean {
  return numbers.every((number) => number.push_state === 'done' && number.contact_id === contactId);
}

/** Whether OpenPhone has the same content, although it was made of other records. */
export function hasSameContent(contact: PlannedContact, item: PushItem): boolean {
  return (
    isWhollyPushed(contact) && contact.numbers.every((number) => number.pushed_hash === item.contentHash)
  );
}

/**
 * The content of several contacts, in their order; their records are read in one go.
 * @param newId gives an id to a contact that has none
 */
export async function toPushItems(
  db: LedgerDb,
  contacts: readonly PlannedContact[],
  newId: () => string,
): Promise<PushItem[]> {
  const rows = await selectInChunks(
    [...new Set(contacts.flatMap((contact) => contact.recordKeys))],
    (chunk) =>
      db
        .selectFrom('enrichment_source_records')
        .select(['record_key', 'data'])
        .where('record_key', 'in', chunk)
        .execute(),
  );
  const records = new Map(
    rows.flatMap((row) => (row.data === null ? [] : [[row.record_key, row.data] as const])),
  );
  return contacts.map(({ contactId, numbers, recordKeys, choice }) =>
    toPushItem(
      contactId ?? newId(),
      numbers.map((number) => number.phone_number),
      chosenContact(recordKeys.flatMap((key) => records.get(key) ?? []).map(parseRecord), choice),
    ),
  );
}
