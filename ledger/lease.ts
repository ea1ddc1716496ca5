import type { Clock } from './clock';
import { momentAfter } from './moment';
import { storableText } from './storable-text';

/** What a worker asks for: so many things, for so long. */
export interface ClaimRequest {
  readonly limit: number;
  /**
   * How long they are left to the worker, in milliseconds. It must be longer than the work takes: afterwards another
   * worker gets them, and the first must not go on.
   */
  readonly leaseMs: number;
  /** Names the worker, e.g. n8n's execution id; the lease token begins with it. */
  readonly workerToken?: string | null;
  /** What was handed out so often and whose worker never came back is dead. Default 8. */
  readonly maxAttempts?: number;
}

/** Who may say how the work ended, and until when nobody else gets it. */
export interface Lease {
  readonly token: string;
  /** ISO 8601 UTC */
  readonly until: string;
}

/** A lease from now on. Its token was never given before, not even to the same worker. */
export function leaseFrom(
  now: string,
  { leaseMs, workerToken }: ClaimRequest,
  clock: Pick<Clock, 'newId'>,
): Lease {
  const id = clock.newId();
  return {
    token: workerToken ? `${storableText(workerToken)}:${id}` : id,
    until: momentAfter(now, Math.max(1, leaseMs)),
  };
}

/** What a worker says about one thing it was handed. */
export interface HeldReport {
  readonly id: string;
  readonly leaseToken: string;
}

/**
 * Why a report changed nothing. `lease_lost`: it was handed to another worker, replayed or ended meanwhile;
 * `already_done`: this worker has said so before; `not_found`: there is no such id.
 */
export interface RefusedReport {
  readonly id: string;
  readonly outcome: 'already_done' | 'lease_lost' | 'not_found';
}

interface LeasedRow {
  readonly id: string;
  readonly status: string;
  readonly lease_token: string | null;
}

/**
 * Takes reports one after the other, each only from who holds the lease. A lease that ran out counts as held as long as
 * nobody else was handed the thing: the work was done, and doing it again would be worse.
 * @param rows   the rows that the reports are about, locked
 * @param settle writes what a report says; answers what became of the row, and the outcome
 */
export async function settleHeld<Report extends HeldReport, Row extends LeasedRow, Outcome>(
  rows: readonly Row[],
  reports: readonly Report[],
  settle: (row: Row, report: Report) => Promise<{ after: Partial<Row>; outcome: Outcome }>,
): Promise<(Outcome | RefusedReport)[]> {
  const current = new Map(rows.map((row) => [row.id, row]));
  const outcomes: (Outcome | RefusedReport)[] = [];
  for (const report of reports) {
    const row = current.get(report.id);
    if (row === undefined || !isHeld(row, report)) {
      outcomes.push({ id: report.id, outcome: refusalOf(row, report) });
      continue;
    }
    const { after, outcome } = await settle(row, report);
    current.set(row.id, { ...row, ...after });
    outcomes.push(outcome);
  }
  return outcomes;
}

const isHeld = (row: LeasedRow, { leaseToken }: HeldReport): boolean =>
  row.lease_token === leaseToken && row.status !== 'done';

function refusalOf(row: LeasedRow | undefined, { leaseToken }: HeldReport): RefusedReport['outcome'] {
  if (row === undefined) return 'not_found';
  return row.status === 'done' && row.lease_token === leaseToken ? 'already_done' : 'lease_lost';
}
