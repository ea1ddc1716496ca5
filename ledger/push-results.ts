import { chunksOf } from './chunks';
import type { Clock } from './clock';
import { sql, type Insertable } from './kysely';
import type { Ledger } from './open-ledger';
import { storableText, storableTextOrNull } from './storable-text';
import type { LedgerDb, PushAction, PushesTable } from './tables';
import { withoutPersonalData } from './without-personal-data';

/** What OpenPhone answered about one contact that was handed out. */
export type PushResult =
  | {
      readonly contactId: string;
      /** What was sent; null: what was handed out last. */
      readonly contentHash: string | null;
      readonly action: PushAction;
      readonly openPhoneContactId: string;
    }
  | { readonly contactId: string; readonly errorCode: string | null; readonly message: string };

/** Counts of numbers, but for the last. */
export interface RecordedPushes {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
  /** Results about contacts that were not on their way: unknown, or recorded already. They changed nothing. */
  readonly notExpected: number;
}

/**
 * Records how pushes ended. Safe to repeat: only what is on its way takes a result. A contact that was created
 * by this ledger stays "created", however often it is updated later.
 */
export async function recordPushResults(
  ledger: Ledger,
  results: readonly PushResult[],
  clock: Clock,
): Promise<RecordedPushes> {
  return ledger.write(async (db) => {
    const counts = { created: 0, updated: 0, unchanged: 0, failed: 0, notExpected: 0 };
    const journal: Insertable<PushesTable>[] = [];
    for (const result of results) {
      const entry = await recordResult(db, result, clock);
      if (entry === null) {
        counts.notExpected += 1;
        continue;
      }
      counts[entry.outcome] += entry.numbers;
      journal.push(entry);
    }
    for (const chunk of chunksOf(journal, 9))
      await db.insertInto('enrichment_pushes').values(chunk).execute();
    return counts;
  });
}

async function recordResult(
  db: LedgerDb,
  result: PushResult,
  clock: Clock,
): Promise<Insertable<PushesTable> | null> {
  const [first, ...others] = await db
    .selectFrom('enrichment_numbers')
    .select(['push_run', 'handed_out_hash'])
    .where('contact_id', '=', result.contactId)
    .where('push_state', '=', 'sending')
    .execute();
  if (!first) return null;
  const now = clock.now();
  const entry = {
    id: clock.newId(),
    run_id: first.push_run,
    contact_id: result.contactId,
    numbers: 1 + others.length,
    recorded_at: now,
  };
  const update = db
    .updateTable('enrichment_numbers')
    .where('contact_id', '=', result.contactId)
    .where('push_state', '=', 'sending');
  if ('action' in result) {
    const contentHash = result.contentHash ?? first.handed_out_hash;
    const openPhoneContactId = storableText(result.openPhoneContactId);
    await update
      .set({
        push_state: 'done',
        pushed_hash: contentHash,
        openphone_contact_id: openPhoneContactId,
        push_action: sql<PushAction>`case when push_action = 'created' then 'created' else ${result.action} end`,
        push_error_code: null,
        push_error: null,
        pushed_at: now,
      })
      .execute();
    const told = { openphone_contact_id: openPhoneContactId, content_hash: contentHash, error_code: null };
    return { ...entry, ...told, outcome: result.action };
  }
  const errorCode = storableTextOrNull(result.errorCode);
  await update
    .set({
      push_state: 'failed',
      push_error_code: errorCode,
      push_error: storableText(withoutPersonalData(result.message)),
    })
    .execute();
  return {
    ...entry,
    openphone_contact_id: null,
    content_hash: null,
    error_code: errorCode,
    outcome: 'failed',
  };
}
