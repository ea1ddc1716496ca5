import { selectInChunks } from '../chunks';
import type { Clock } from '../clock';
import { keptError, type FailureReason } from '../kept-error';
import { settleHeld, type HeldReport, type RefusedReport } from '../lease';
import { momentAfter } from '../moment';
import type { Ledger } from '../open-ledger';
import type { EventRow, EventsTable } from '../queue-tables';
import { DEFAULT_MAX_ATTEMPTS, retryDelayMs, type RetryRules } from '../retry-delay';
import type { LedgerDb } from '../tables';
import { hasManyWriters } from '../write-lock';
import { answerColumns, type EventAnswer } from './event-answers';

export interface EventCompletion extends HeldReport {
  /** What whoever sent the event is told; left out or null: that it is done. */
  readonly answer?: EventAnswer | null;
}

export type CompletedEvent = { readonly id: string; readonly outcome: 'done' } | RefusedReport;

/**
 * Records that the work on events is done, for ever. Only who holds the lease can say so: a stale token is answered with
 * `lease_lost` and changes nothing. Safe to repeat: the second time the outcome is `already_done`, and the first answer stays.
 * @returns one answer a report, in their order
 */
export function completeEvents(
  ledger: Ledger,
  completions: readonly EventCompletion[],
  clock: Pick<Clock, 'now'>,
): Promise<CompletedEvent[]> {
  return settle(ledger, completions, async (db, { id }, { answer }) => {
    // The token stays: it tells who says it a second time from who is too late.
    const after = { status: 'done', lease_until: null, finished_at: clock.now() } as const;
    await update(db, id, { ...after, ...answerColumns(answer), error_code: null, error: null });
    return { after, outcome: { id, outcome: 'done' } as const };
  });
}

export interface EventFailure extends HeldReport, FailureReason {
  /** True when trying again is no use. */
  readonly isPermanent?: boolean;
  /** What whoever sent the event is told if it is dead now; one that is tried again has no answer yet. */
  readonly answer?: EventAnswer | null;
}

export type FailedEvent =
  | {
      readonly id: string;
      readonly outcome: 'retried';
      readonly attempts: number;
      /** When it is handed out again. */
      readonly dueAt: string;
    }
  | { readonly id: string; readonly outcome: 'dead'; readonly attempts: number }
  | RefusedReport;

/**
 * Records that the work on events failed. They are handed out again after a delay that grows with the attempts, or are
 * dead: after the last attempt, or at once when the failure is permanent. Of code and message 500 characters are kept,
 * without e-mail addresses and telephone numbers. A stale token is answered with `lease_lost` and changes nothing.
 * @returns one answer a failure, in their order
 */
export function failEvents(
  ledger: Ledger,
  failures: readonly EventFailure[],
  { maxAttempts = DEFAULT_MAX_ATTEMPTS, random }: RetryRules,
  clock: Pick<Clock, 'now'>,
): Promise<FailedEvent[]> {
  return settle<EventFailure, FailedEvent>(ledger, failures, async (db, { id, attempts }, failure) => {
    const now = clock.now();
    const ended = { lease_token: null, lease_until: null, ...keptError(failure) };
    if (failure.isPermanent === true || attempts >= maxAttempts) {
      const after = { ...ended, status: 'dead', finished_at: now } as const;
      await update(db, id, { ...after, ...answerColumns(failure.answer) });
      return { after, outcome: { id, outcome: 'dead', attempts } };
    }
    const dueAt = momentAfter(now, retryDelayMs(attempts, random()));
    const after = { ...ended, status: 'waiting', due_at: dueAt } as const;
    await update(db, id, after);
    return { after, outcome: { id, outcome: 'retried', attempts, dueAt } };
  });
}

function settle<Report extends HeldReport, Outcome>(
  ledger: Ledger,
  reports: readonly Report[],
  work: (
    db: LedgerDb,
    row: EventRow,
    report: Report,
  ) => Promise<{ after: Partial<EventRow>; outcome: Outcome }>,
): Promise<(Outcome | RefusedReport)[]> {
  return ledger.writeKeys([], async (db) => {
    const ids = [...new Set(reports.map(({ id }) => id))];
    const rows = await selectInChunks(ids, (chunk) =>
      db
        .selectFrom('events')
        .selectAll()
        .where('id', 'in', chunk)
        .orderBy('id')
        .$if(hasManyWriters(db), (query) => query.forUpdate())
        .execute(),
    );
    return settleHeld(rows, reports, (row, report) => work(db, row, report));
  });
}

async function update(db: LedgerDb, id: string, columns: Partial<EventsTable>): Promise<void> {
  await db.updateTable('events').set(columns).where('id', '=', id).execute();
}
