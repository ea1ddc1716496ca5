import { nameOf } from '../contacts/review/comparison-table';
import { displayPhone, oneLine } from '../contacts/review';
import type { WritesAnswer } from '../contacts/review/page/page-answers';
import { chunksOf } from './chunks';
import type { Clock } from './clock';
import { lastResult } from './jobs/jobs';
import type { Ledger } from './open-ledger';
import type { PushItem } from './push-item';
import { pushStates } from './push-counts';
import { toPushItems, type PlannedContact } from './push-plan';
import type { LedgerDb } from './tables';

/** What a push would do about one contact, as OpenPhone's list of contacts was when it was asked. */
export interface WriteToPlan {
  /** As `previewPushes` put it out. */
  readonly externalId: string;
  readonly action: 'create' | 'update' | 'unchanged' | 'left_alone';
  /** What an update changes, in words. */
  readonly changes: readonly string[];
}

/** The planned writes of the last dry run. Nothing of a person is in them: who it is, is read from the plan when they are shown. */
export interface PlannedWritesTable {
  external_id: string;
  action: WriteToPlan['action'];
  changes: string;
  planned_at: string;
}

/** Everything that a push would send now, without taking it: nothing counts as on its way. */
export const previewPushes = (ledger: Ledger): Promise<PushItem[]> =>
  ledger.read(async (db) => {
    const contacts = await contactsToPush(db);
    const items = await toPushItems(db, contacts, () => 'not-given-yet');
    return items.map((item, index) => ({ ...item, externalId: previewId(contacts[index]!) }));
  });

/** Keeps what a dry run found out, in place of what the one before did. */
export async function savePlannedWrites(
  ledger: Ledger,
  writes: readonly WriteToPlan[],
  clock: Clock,
): Promise<void> {
  const planned_at = clock.now();
  await ledger.write(async (db) => {
    await db.deleteFrom('enrichment_planned_writes').execute();
    const rows = [...new Map(writes.map((write) => [write.externalId, write])).values()].map(
      ({ externalId, action, changes }) => ({
        external_id: externalId,
        action,
        changes: changes.join(', '),
        planned_at,
      }),
    );
    for (const chunk of chunksOf(rows, 4))
      await db.insertInto('enrichment_planned_writes').values(chunk).execute();
  });
}

const WRITES_ON_A_PAGE = 50;

/**
 * What the last dry run found out, 50 writes at a time. A contact that has changed since, or is pushed by now, is left out.
 * @param after `next` of the page before; null for the first
 */
export async function plannedWrites(ledger: Ledger, after: string | null): Promise<WritesAnswer> {
  return ledger.read(async (db) => {
    const planned = await db.selectFrom('enrichment_planned_writes').selectAll().execute();
    const byId = new Map(planned.map((row) => [row.external_id, row]));
    const due = (await contactsToPush(db)).flatMap((contact) => {
      const row = byId.get(previewId(contact));
      return row === undefined ? [] : [{ contact, row }];
    });
    const count = (action: WriteToPlan['action']) => due.filter(({ row }) => row.action === action).length;
    const writes = due
      .filter(({ row }) => row.action === 'create' || row.action === 'update')
      .sort((left, right) => (left.row.external_id < right.row.external_id ? -1 : 1));
    const ahead = writes.filter(({ row }) => after === null || row.external_id > after);
    const page = ahead.slice(0, WRITES_ON_A_PAGE);
    const items = await toPushItems(
      db,
      page.map(({ contact }) => contact),
      () => 'not-given-yet',
    );
    return {
      at: (await lastResult(db, 'preview'))?.endedAt ?? planned[0]?.planned_at ?? null,
      creates: count('create'),
      updates: count('update'),
      unchanged: count('unchanged'),
      leftAlone: count('left_alone'),
      writes: page.map(({ row }, index) => shown(row, items[index]!)),
      next: ahead.length > page.length ? (page.at(-1)?.row.external_id ?? null) : null,
    };
  });
}

const shown = (
  { external_id, action, changes }: PlannedWritesTable,
  item: PushItem,
): WritesAnswer['writes'][number] => ({
  key: external_id,
  action: action === 'update' ? 'update' : 'create',
  phones: item.phones.map((phone) => displayPhone(phone)),
  name: oneLine(nameOf(item) ?? ''),
  company: item.company === null ? null : oneLine(item.company),
  emails: item.emails.map((email) => oneLine(email)),
  changes: changes === '' ? null : changes,
});

async function contactsToPush(db: LedgerDb): Promise<PlannedContact[]> {
  const states = await pushStates(db);
  return [...states].flatMap(([contact, state]) => (state === 'pushed' ? [] : [contact]));
}

/** The external ID that a push will use; where it will be a new one, one that nobody has. */
const previewId = ({ contactId, basis }: PlannedContact): string =>
  contactId === null ? `lc-new-${basis.slice(0, 32)}` : `lc-${contactId}`;
