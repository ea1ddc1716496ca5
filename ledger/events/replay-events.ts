import { chunksOf } from '../chunks';
import type { Clock } from '../clock';
import type { Ledger } from '../open-ledger';
import type { EventStatus } from '../queue-tables';
import type { LedgerDb } from '../tables';
import { narrowEvents, type EventFilter } from './event-filter';

/** Which events to work on again; nothing at all means all that are dead. */
export interface EventReplay extends EventFilter {
  readonly ids?: readonly string[];
  /** Whether those that are done are worked on a second time. Default false. */
  readonly includeDone?: boolean;
}

/**
 * Lets events be worked on again, at once and with all their attempts, their answers forgotten. These are the dead ones; those that are done only
 * with `includeDone`; those that wait, which need not wait any longer then, only when the filter asks for that status. Who
 * works on an event at the moment is left alone, and one that was erased or given up is not worked on again.
 * @returns how many events that were
 */
export function replayEvents(
  ledger: Ledger,
  replay: EventReplay,
  clock: Pick<Clock, 'now'>,
): Promise<number> {
  return ledger.writeKeys([], (db) => replayEventsIn(db, replay, clock.now()));
}

/** The same inside a transaction that does more. */
export async function replayEventsIn(db: LedgerDb, replay: EventReplay, now: string): Promise<number> {
  let replayed = 0;
  if (replay.ids === undefined) return replayChunk(db, replay, undefined, now);
  for (const chunk of chunksOf([...new Set(replay.ids)], 1))
    replayed += await replayChunk(db, replay, chunk, now);
  return replayed;
}

async function replayChunk(
  db: LedgerDb,
  replay: EventReplay,
  ids: readonly string[] | undefined,
  now: string,
): Promise<number> {
  const statuses = replayable(replay);
  const { numUpdatedRows } = await db
    .updateTable('events')
    .set((row) => ({
      status: 'waiting',
      attempts: 0,
      replays: row('replays', '+', 1),
      due_at: now,
      lease_token: null,
      lease_until: null,
      error_code: null,
      error: null,
      finished_at: null,
      answer_json: null,
      answer_status: null,
    }))
    .where('id', 'in', (inner) => narrowEvents(inner.selectFrom('events').select('id'), replay))
    // Asked of the row itself too: PostgreSQL looks at it again when another writer had it meanwhile.
    .where('status', 'in', statuses)
    .where('payload', 'is not', null)
    .where('given_up_at', 'is', null)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids!))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function replayable({ status, includeDone = false }: EventReplay): EventStatus[] {
  if (status === 'waiting') return ['waiting'];
  return includeDone ? ['dead', 'done'] : ['dead'];
}
