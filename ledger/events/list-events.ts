import type { Json } from '../../contacts/model/person-record';
import { countByStatus } from '../count-by-status';
import type { Ledger } from '../open-ledger';
import { isOlderThan, pageOf, type Page, type PageRequest } from '../paging';
import { eventStandings, type EventRow, type EventStanding } from '../queue-tables';
import { standingColumn, standingOf } from '../standing';
import { narrowEvents, type EventFilter } from './event-filter';
import { sourceEventIdOf } from './event-to-store';

/** An event without what it says, which may be about a person. */
export interface EventShown {
  readonly id: string;
  readonly source: string;
  /** The source's own id of the event; null when it gave none. */
  readonly sourceEventId: string | null;
  readonly type: string;
  readonly status: EventStanding;
  readonly attempts: number;
  readonly replays: number;
  /** When it is handed out next, or to somebody else; null when it is done or dead. */
  readonly dueAt: string | null;
  readonly errorCode: string | null;
  readonly error: string | null;
  readonly receivedAt: string;
  readonly finishedAt: string | null;
  /** Who gave it up for good, when and why; null unless its status is `given_up`. */
  readonly givenUpAt: string | null;
  readonly givenUpBy: string | null;
  readonly givenUpReason: string | null;
}

const SHOWN = [
  'id',
  'source',
  'event_key',
  'type',
  'status',
  'attempts',
  'replays',
  'due_at',
  'error_code',
  'error',
  'received_at',
  'finished_at',
  'given_up_at',
  'given_up_by',
  'given_up_reason',
] as const;

/** Events of a filter, those received last first, a page at a time. */
export function listEvents(ledger: Ledger, request: EventFilter & PageRequest): Promise<Page<EventShown>> {
  return ledger.read(async (db) => {
    const { limit, after } = request;
    const rows = await narrowEvents(db.selectFrom('events').select(SHOWN), request)
      .$if(after != null, (query) => query.where(isOlderThan('received_at', after!)))
      .orderBy('received_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    return pageOf(rows.map(toShown), limit, ({ receivedAt, id }) => ({ at: receivedAt, id }));
  });
}

/** One event with what it says; null when there is none of this id. `payload` is null when it was erased. */
export function getEvent(ledger: Ledger, id: string): Promise<(EventShown & { payload: Json }) | null> {
  return ledger.read(async (db) => {
    const row = await db
      .selectFrom('events')
      .select([...SHOWN, 'payload'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { ...toShown(row), payload: row.payload === null ? null : (JSON.parse(row.payload) as Json) };
  });
}

/** Counts of events. The books: stored = waiting + claimed + done + dead + given_up. */
export type EventCounts = Readonly<Record<'stored' | EventStanding, number>>;

/** How many events there are, by status, of one source or of all. */
export function countEvents(ledger: Ledger, filter: Pick<EventFilter, 'source'> = {}): Promise<EventCounts> {
  return ledger.read(async (db) => {
    const rows = await narrowEvents(db.selectFrom('events'), { source: filter.source })
      .select([standingColumn<EventStanding>().as('status'), (row) => row.fn.countAll<number>().as('count')])
      .groupBy(standingColumn())
      .execute();
    const { stored } = await narrowEvents(db.selectFrom('events'), { source: filter.source })
      .select((row) => row.fn.countAll<number>().as('stored'))
      .executeTakeFirstOrThrow();
    return { stored, ...countByStatus(eventStandings, rows) };
  });
}

function toShown(row: Pick<EventRow, (typeof SHOWN)[number]>): EventShown {
  return {
    id: row.id,
    source: row.source,
    sourceEventId: sourceEventIdOf(row.event_key),
    type: row.type,
    status: standingOf(row),
    attempts: row.attempts,
    replays: row.replays,
    dueAt: row.status === 'done' || row.status === 'dead' ? null : row.due_at,
    errorCode: row.error_code,
    error: row.error,
    receivedAt: row.received_at,
    finishedAt: row.finished_at,
    givenUpAt: row.given_up_at,
    givenUpBy: row.given_up_by,
    givenUpReason: row.given_up_reason,
  };
}
