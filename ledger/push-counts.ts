import {
  hasSameContent,
  isErased,
  isUpToDate,
  isWhollyPushed,
  planContacts,
  toPushItems,
  type PlannedContact,
} from './push-plan';
import type { LedgerDb, PushAction } from './tables';

/** How far the push has come. All counts are numbers, but for `contacts`. */
export interface PushCounts {
  readonly pushed: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
  /** Why they failed, most frequent first. */
  readonly failedBy: readonly { readonly code: string; readonly numbers: number }[];
  readonly waiting: number;
  /** Different contacts in OpenPhone that pushed numbers have. */
  readonly contacts: number;
}

/**
 * Compares, contact by contact, what OpenPhone should have with what it is known to have.
 * @param contacts all that are planned, where they were read already
 */
export async function countPushes(
  db: LedgerDb,
  contacts: readonly PlannedContact[] | null = null,
): Promise<PushCounts> {
  contacts ??= await planContacts(db);
  const states = await statesOf(db, contacts);
  const ends = await endsOf(db);
  const counts = { pushed: 0, failed: 0, waiting: 0 };
  const byAction: Record<PushAction, number> = { created: 0, updated: 0, unchanged: 0 };
  const inOpenPhone = new Set<string>();
  const codes = new Map<string, number>();
  for (const contact of contacts) {
    const state = states.get(contact) ?? 'waiting';
    counts[state] += contact.numbers.length;
    for (const { phone_number, openphone_contact_id } of contact.numbers) {
      const end = ends.get(phone_number);
      if (state === 'pushed' && end?.push_action) byAction[end.push_action] += 1;
      if (state === 'pushed' && openphone_contact_id !== null) inOpenPhone.add(openphone_contact_id);
      const code = end?.push_error_code ?? 'unknown';
      if (state === 'failed') codes.set(code, (codes.get(code) ?? 0) + 1);
    }
  }
  const failedBy = [...codes]
    .map(([code, numbers]) => ({ code, numbers }))
    .sort((a, b) => b.numbers - a.numbers || (a.code < b.code ? -1 : 1));
  return { ...counts, ...byAction, failedBy, contacts: inOpenPhone.size };
}

/** Numbers whose contact has at least one e-mail address, pushed or not. */
export async function countWithEmail(db: LedgerDb, contacts: readonly PlannedContact[]): Promise<number> {
  const has = await haveEmail(db, contacts);
  return contacts
    .filter(({ basis }) => has.get(basis) === true)
    .reduce((sum, { numbers }) => sum + numbers.length, 0);
}

/** So many answers are kept; a contact of a bootstrap has about 70 bytes of them. */
const MOST_KEPT = 100_000;

/** Whether the contact of a basis has an e-mail. A basis never means another contact, so an answer holds for good. */
const emailByBasis = new Map<string, boolean>();

/** Whether each contact has an e-mail, by basis; only of a contact that was not asked about before are the fields read. */
export async function haveEmail(
  db: LedgerDb,
  contacts: readonly PlannedContact[],
): Promise<ReadonlyMap<string, boolean>> {
  const unknown = contacts.filter(({ basis }) => !emailByBasis.has(basis));
  if (emailByBasis.size + unknown.length > MOST_KEPT) emailByBasis.clear();
  const asked = emailByBasis.size === 0 ? contacts : unknown;
  const items = await toPushItems(db, asked, () => 'not-given-yet');
  for (const [index, { basis }] of asked.entries())
    emailByBasis.set(basis, (items[index]?.emails.length ?? 0) > 0);
  return new Map(contacts.map(({ basis }) => [basis, emailByBasis.get(basis) ?? false]));
}

/** What has become of a contact: OpenPhone has it as it is, refused it as it is, or is to be told. */
export type PushStanding = 'pushed' | 'failed' | 'waiting';

/** What has become of every contact that decided numbers make up. */
export const pushStates = async (db: LedgerDb): Promise<Map<PlannedContact, PushStanding>> =>
  statesOf(db, await planContacts(db));

/** Only of a contact that was pushed from other records need the fields be looked at. */
async function statesOf(
  db: LedgerDb,
  contacts: readonly PlannedContact[],
): Promise<Map<PlannedContact, PushStanding>> {
  const toCompare = contacts.filter(
    (contact) => !isErased(contact) && !isUpToDate(contact) && isWhollyPushed(contact),
  );
  const items = await toPushItems(db, toCompare, () => 'not-given-yet');
  const isSame = new Map(
    toCompare.map((contact, index) => [contact, hasSameContent(contact, items[index]!)]),
  );
  return new Map(
    contacts.map((contact) => {
      if (isErased(contact)) return [contact, endOfErased(contact)];
      if (isUpToDate(contact) || isSame.get(contact) === true) return [contact, 'pushed'];
      return [contact, hasFailedAsItIs(contact) ? 'failed' : 'waiting'];
    }),
  );
}

/** How far the push had come before the person was erased. */
function endOfErased({ numbers }: PlannedContact): PushStanding {
  if (numbers.every(({ push_state }) => push_state === 'done')) return 'pushed';
  return numbers.every(({ push_state }) => push_state === 'failed') ? 'failed' : 'waiting';
}

function hasFailedAsItIs({ numbers, basis }: PlannedContact): boolean {
  return numbers.every((number) => number.push_state === 'failed' && number.handed_out_basis === basis);
}

async function endsOf(
  db: LedgerDb,
): Promise<Map<string, { push_action: PushAction | null; push_error_code: string | null }>> {
  const rows = await db
    .selectFrom('enrichment_numbers')
    .select(['phone_number', 'push_action', 'push_error_code'])
    .execute();
  return new Map(rows.map((row) => [row.phone_number, row]));
}
