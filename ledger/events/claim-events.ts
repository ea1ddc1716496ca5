import type { Json } from '../../contacts/model/person-record';
import { chunksOf } from '../chunks';
import type { Clock } from '../clock';
import { crashedRepeatedly } from '../kept-error';
import { sql } from '../kysely';
import { leaseFrom, type ClaimRequest, type Lease } from '../lease';
import type { Ledger } from '../open-ledger';
import type { EventRow } from '../queue-tables';
import { DEFAULT_MAX_ATTEMPTS } from '../retry-delay';
import type { LedgerDb } from '../tables';
import { hasManyWriters } from '../write-lock';
import { sourceEventIdOf } from './event-to-store';

export interface EventClaim extends ClaimRequest {
  readonly source?: string | null;
  /** Empty or missing: all. */
  readonly types?: readonly string[];
}

/** An event that is this worker's until the lease ends. */
export interface ClaimedEvent {
  readonly id: string;
  readonly source: string;
  /** The source's own id of the event; null when it gave none. */
  readonly sourceEventId: string | null;
  readonly type: string;
  /** null when it was erased. */
  readonly payload: Json;
  /** Which attempt this is, from 1. */
  readonly attempts: number;
  readonly replays: number;
  readonly receivedAt: string;
  readonly leaseToken: string;
  readonly leaseUntil: string;
}

/**
 * Hands out events that are due, what has been due longest first: waiting ones, and those of a worker whose lease ran
 * out. Each is remembered as this worker's before it is handed out, and that counts as an attempt; no two workers get the
 * same event, and on PostgreSQL they do not wait for each other. An event that has used up its attempts while no worker
 * ever said how they ended is not handed out but dead, with the code `crashed_repeatedly`.
 */
export function claimEvents(ledger: Ledger, request: EventClaim, clock: Clock): Promise<ClaimedEvent[]> {
  return ledger.writeKeys([], async (db) => {
    const now = clock.now();
    const lease = leaseFrom(now, request, clock);
    const claimed: EventRow[] = [];
    while (claimed.length < request.limit) {
      const due = await takeDue(db, request, now, request.limit - claimed.length);
      if (due.length === 0) break;
      const crashed = due.filter((row) => hasCrashedRepeatedly(row, request.maxAttempts));
      for (const row of crashed) await bury(db, row, now);
      const sound = due.filter((row) => !crashed.includes(row));
      await lend(db, sound, lease);
      for (const row of sound) claimed.push(row);
    }
    return claimed.map((row) => toClaimed(row, lease));
  });
}

/** In the words of the index `events_due`, so that a claim reads what is due and nothing else. */
const isOpen = sql<boolean>`status not in ('done', 'dead')`;

/** Said so that no other index looks better: both databases would rather read everything that the source ever sent. */
const isOf = (source: string) => sql<boolean>`case when source = ${source} then true else false end`;

function takeDue(
  db: LedgerDb,
  { source, types = [] }: EventClaim,
  now: string,
  limit: number,
): Promise<EventRow[]> {
  return db
    .selectFrom('events')
    .selectAll()
    .where(isOpen)
    .where('due_at', '<=', now)
    .$if(source != null, (query) => query.where(isOf(source!)))
    .$if(types.length > 0, (query) => query.where('type', 'in', types))
    .orderBy('due_at')
    .orderBy('place')
    .orderBy('id')
    .limit(limit)
    .$if(hasManyWriters(db), (query) => query.forUpdate().skipLocked())
    .execute();
}

const hasCrashedRepeatedly = ({ status, attempts }: EventRow, maxAttempts = DEFAULT_MAX_ATTEMPTS): boolean =>
  status === 'claimed' && attempts >= maxAttempts;

async function bury(db: LedgerDb, { id, attempts }: EventRow, now: string): Promise<void> {
  await db
    .updateTable('events')
    .set({
      status: 'dead',
      lease_token: null,
      lease_until: null,
      finished_at: now,
      ...crashedRepeatedly(attempts),
    })
    .where('id', '=', id)
    .execute();
}

async function lend(db: LedgerDb, rows: readonly EventRow[], { token, until }: Lease): Promise<void> {
  for (const chunk of chunksOf(rows, 1)) {
    await db
      .updateTable('events')
      .set((row) => ({
        status: 'claimed',
        attempts: row('attempts', '+', 1),
        due_at: until,
        lease_token: token,
        lease_until: until,
      }))
      .where(
        'id',
        'in',
        chunk.map(({ id }) => id),
      )
      .execute();
  }
}

function toClaimed(row: EventRow, { token, until }: Lease): ClaimedEvent {
  return {
    id: row.id,
    source: row.source,
    sourceEventId: sourceEventIdOf(row.event_key),
    type: row.type,
    payload: row.payload === null ? null : (JSON.parse(row.payload) as Json),
    attempts: row.attempts + 1,
    replays: row.replays,
    receivedAt: row.received_at,
    leaseToken: token,
    leaseUntil: until,
  };
}
