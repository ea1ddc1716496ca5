import { hasManyWriters } from '../write-lock';
import { selectInChunks } from '../chunks';
import type { Clock } from '../clock';
import { settleHeld, type RefusedReport } from '../lease';
import type { Ledger } from '../open-ledger';
import type { EffectStatus } from '../queue-tables';
import type { RetryRules } from '../retry-delay';
import { storableTextOrNull } from '../storable-text';
import { afterResult, type EffectResult } from './effect-result';
import { isOwedContact, queueFollowing } from './queue-for-systems';
import { supersedeOutdated, type EffectSubject } from './supersede-outdated';

export type RecordedEffect =
  | {
      readonly id: string;
      readonly outcome: 'recorded';
      readonly status: EffectStatus;
      readonly attempts: number;
      /** When it is handed out again; null when it is finished. */
      readonly dueAt: string | null;
    }
  | RefusedReport;

/**
 * Records how sending, or reading back, ended. Only who holds the lease can say so: a stale token is answered with
 * `lease_lost` and changes nothing. Safe to repeat; what is done stays done and is never handed out again. An effect that
 * would wait again while a newer version is known is superseded. Of code and message 500 characters are kept, without
 * e-mail addresses and telephone numbers. When a system has a contact for which it was owed one, what the systems are owed now is
 * queued with it: what ResMan can only be told of somebody whom it has, and what its answer has added.
 * @returns one answer a result, in their order
 */
export function recordEffectResults(
  ledger: Ledger,
  results: readonly EffectResult[],
  { random, maxAttempts }: RetryRules,
  clock: Clock,
): Promise<RecordedEffect[]> {
  return ledger.writeKeys([], async (db) => {
    const now = clock.now();
    const ids = [...new Set(results.map(({ id }) => id))];
    const rows = await selectInChunks(ids, (chunk) =>
      db
        .selectFrom('effects')
        .selectAll()
        .where('id', 'in', chunk)
        .orderBy('id')
        .$if(hasManyWriters(db), (query) => query.forUpdate())
        .execute(),
    );
    const waitAgain: EffectSubject[] = [];
    const done = new Set<string>();
    const recorded = await settleHeld<EffectResult, (typeof rows)[number], RecordedEffect>(
      rows,
      results,
      async (row, result) => {
        const {
          external_id,
          result: became,
          ...change
        } = afterResult(row, result, { now, random: random(), maxAttempts });
        const after = {
          ...change,
          ...(external_id !== undefined && { external_id: storableTextOrNull(external_id) }),
          ...(became !== undefined && { result: storableTextOrNull(became) }),
        };
        await db.updateTable('effects').set(after).where('id', '=', row.id).execute();
        if (after.status === 'waiting') waitAgain.push(row);
        if (after.status === 'done' && isOwedContact(row)) done.add(row.subject);
        const { id, attempts } = row;
        const { status, due_at: dueAt = null } = after;
        return { after, outcome: { id, outcome: 'recorded', status, attempts, dueAt } };
      },
    );
    const superseded = new Set(await supersedeOutdated(db, waitAgain, now));
    for (const contactId of done) await queueFollowing(db, contactId, clock);
    return recorded.map((one) =>
      one.outcome === 'recorded' && superseded.has(one.id)
        ? { ...one, status: 'superseded', dueAt: null }
        : one,
    );
  });
}
