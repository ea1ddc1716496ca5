import { chunksOf, selectInChunks } from './chunks';
import type { Clock } from './clock';
import { ERASED_IDS } from './erased';
import type { Ledger } from './open-ledger';
import type { PushItem } from './push-item';
import {
  hasSameContent,
  isErased,
  isUpToDate,
  planContacts,
  toPushItems,
  type PlannedContact,
} from './push-plan';
import type { LedgerDb } from './tables';

export interface DuePushRequest {
  /** Contacts at most. */
  readonly limit: number;
  /**
   * Names the run, e.g. n8n's execution id. What this run handed out is not handed out to it again, so that a
   * loop ends even when pushes fail. null: contacts without a result are due again at once.
   */
  readonly runId: string | null;
  /** Whether contacts whose push failed in another run are due again. */
  readonly retryFailed: boolean;
  /** How long a contact that was handed out and got no result is left to the run that has it. 0: not at all. */
  readonly leaseSeconds: number;
}

const PLAN_AHEAD = 500;

/**
 * Hands out contacts that OpenPhone does not have yet, or has with other content, and remembers that they are on
 * their way before it answers. A contact that never gets a result is due again, so the push itself must be safe
 * to repeat (upsert by external id).
 */
export async function duePushes(ledger: Ledger, request: DuePushRequest, clock: Clock): Promise<PushItem[]> {
  return ledger.write(async (db) => {
    const now = clock.now();
    const possible = (await planContacts(db)).filter((contact) => mayBeDue(contact, request, now));
    const due: { contact: PlannedContact; item: PushItem }[] = [];
    for (let start = 0; start < possible.length && due.length < request.limit; start += PLAN_AHEAD) {
      const contacts = possible.slice(start, start + PLAN_AHEAD);
      const items = await toPushItems(db, contacts, clock.newId);
      for (const [index, contact] of contacts.entries()) {
        const item = items[index]!;
        if (hasSameContent(contact, item)) await rememberBasis(db, contact);
        else if (due.length < request.limit) due.push({ contact, item });
      }
    }
    await releaseContactIds(db, due, clock);
    await markSending(db, due, request.runId, now);
    return due.map(({ item }) => item);
  });
}

function mayBeDue(contact: PlannedContact, request: DuePushRequest, now: string): boolean {
  if (isErased(contact) || isUpToDate(contact)) return false;
  const { numbers, basis } = contact;
  const isChanged = numbers.some((number) => number.handed_out_basis !== basis);
  const isOfThisRun = request.runId !== null && numbers.every((number) => number.push_run === request.runId);
  const leaseEnd = (handedOutAt: string) => Date.parse(handedOutAt) + request.leaseSeconds * 1000;
  const sending = numbers.filter((number) => number.push_state === 'sending');
  if (
    sending.some(({ handed_out_at }) => handed_out_at !== null && leaseEnd(handed_out_at) > Date.parse(now))
  )
    return false;
  if (isChanged) return true;
  if (sending.length > 0 && isOfThisRun) return false;
  const hasFailed = numbers.some((number) => number.push_state === 'failed');
  return !hasFailed || (request.retryFailed && !isOfThisRun);
}

async function rememberBasis(db: LedgerDb, contact: PlannedContact): Promise<void> {
  await db
    .updateTable('enrichment_numbers')
    .set({ handed_out_basis: contact.basis })
    .where(
      'phone_number',
      'in',
      contact.numbers.map((number) => number.phone_number),
    )
    .execute();
}

/** A number that once belonged to the same contact, and no longer does, gets an id of its own. */
async function releaseContactIds(
  db: LedgerDb,
  due: readonly { contact: PlannedContact; item: PushItem }[],
  clock: Clock,
): Promise<void> {
  const owner = new Map(
    due.flatMap(({ item }) => item.phones.map((phone) => [phone, item.contactId] as const)),
  );
  const holders = await selectInChunks(
    due.map(({ item }) => item.contactId),
    (ids) =>
      db
        .selectFrom('enrichment_numbers')
        .select(['phone_number', 'contact_id'])
        .where('contact_id', 'in', ids)
        .where('phone_number', 'not like', ERASED_IDS)
        .execute(),
  );
  for (const { phone_number, contact_id } of holders) {
    if (owner.get(phone_number) === contact_id) continue;
    await db
      .updateTable('enrichment_numbers')
      .set({
        contact_id: clock.newId(),
        push_state: 'none',
        push_run: null,
        handed_out_at: null,
        handed_out_basis: null,
        handed_out_hash: null,
        pushed_hash: null,
        openphone_contact_id: null,
        push_action: null,
        push_error_code: null,
        push_error: null,
        pushed_at: null,
      })
      .where('phone_number', '=', phone_number)
      .execute();
  }
}

async function markSending(
  db: LedgerDb,
  due: readonly { contact: PlannedContact; item: PushItem }[],
  runId: string | null,
  now: string,
): Promise<void> {
  const rows = due.flatMap(({ contact, item }) =>
    item.phones.map((phone_number) => ({
      phone_number,
      contact_id: item.contactId,
      differs_json: '[]',
      reasons_json: '[]',
      push_state: 'sending' as const,
      push_run: runId,
      handed_out_at: now,
      handed_out_basis: contact.basis,
      handed_out_hash: item.contentHash,
    })),
  );
  for (const chunk of chunksOf(rows, 9)) {
    await db
      .insertInto('enrichment_numbers')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.column('phone_number').doUpdateSet((row) => ({
          contact_id: row.ref('excluded.contact_id'),
          push_state: row.ref('excluded.push_state'),
          push_run: row.ref('excluded.push_run'),
          handed_out_at: row.ref('excluded.handed_out_at'),
          handed_out_basis: row.ref('excluded.handed_out_basis'),
          handed_out_hash: row.ref('excluded.handed_out_hash'),
        })),
      )
      .execute();
  }
}
