import { chunksOf, selectInChunks } from '../chunks';
import type { Clock } from '../clock';
import type { Insertable } from '../kysely';
import { momentAfter } from '../moment';
import type { Ledger } from '../open-ledger';
import type { EventsTable, EventStatus } from '../queue-tables';
import { storableText } from '../storable-text';
import type { LedgerDb } from '../tables';
import { eventKeyOf, type EventToStore } from './event-to-store';

export interface StoredEvent {
  /** The ledger's id of the event. */
  readonly id: string;
  /** False when it was known, or came twice in this batch: it was not stored again. */
  readonly isNew: boolean;
  readonly status: EventStatus;
}

/**
 * Stores events, each once: by source and event id, or, without an id, by what it says and the minute it came. They are
 * committed when this answers, so the source may be told that we have them. Safe to repeat and to call at the same time.
 * @returns one answer an event, in their order
 * @throws {RangeError} a `receivedAt` that is no time; nothing was stored.
 */
export function storeEvents(
  ledger: Ledger,
  events: readonly EventToStore[],
  clock: Clock,
): Promise<StoredEvent[]> {
  return ledger.writeKeys([], (db) => storeEventsIn(db, events, clock));
}

/** The same inside a transaction that writes more; the events are safe when that one is committed. */
export async function storeEventsIn(
  db: LedgerDb,
  events: readonly EventToStore[],
  clock: Clock,
): Promise<StoredEvent[]> {
  const now = clock.now();
  const rows = events.map((event, place) => rowOf(event, place, now, clock));
  const added = new Set<string>();
  for (const chunk of chunksOf(inOneOrder(rows), 11)) {
    const inserted = await db
      .insertInto('events')
      .values(chunk)
      .onConflict((conflict) => conflict.columns(['source', 'event_key']).doNothing())
      .returning('id')
      .execute();
    for (const { id } of inserted) added.add(id);
  }
  const known = await knownEvents(db, rows);
  return rows.map((row) => {
    const { id, status } = known.get(identityOf(row)) ?? row;
    // Told once: the next of the same batch is no longer new.
    return { id, isNew: added.delete(id), status };
  });
}

type EventRowToInsert = Insertable<EventsTable> & { readonly status: EventStatus };

function rowOf(
  event: EventToStore,
  place: number,
  now: string,
  clock: Pick<Clock, 'newId'>,
): EventRowToInsert {
  const receivedAt = momentAfter(event.receivedAt ?? now, 0);
  return {
    id: clock.newId(),
    source: storableText(event.source),
    event_key: eventKeyOf(event, receivedAt),
    type: storableText(event.type),
    payload: JSON.stringify(event.payload),
    status: 'waiting',
    attempts: 0,
    replays: 0,
    // A source whose clock is ahead must not put its events off.
    due_at: receivedAt < now ? receivedAt : now,
    received_at: receivedAt,
    place,
  };
}

const identityOf = ({ source, event_key }: { source: string; event_key: string }): string =>
  JSON.stringify([source, event_key]);

/** Each once, and always in the same order, so that two that store the same events never wait for each other. */
function inOneOrder(rows: readonly EventRowToInsert[]): EventRowToInsert[] {
  const once = new Map<string, EventRowToInsert>();
  for (const row of rows) if (!once.has(identityOf(row))) once.set(identityOf(row), row);
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

async function knownEvents(
  db: LedgerDb,
  rows: readonly EventRowToInsert[],
): Promise<Map<string, { id: string; status: EventStatus }>> {
  const known = new Map<string, { id: string; status: EventStatus }>();
  for (const source of new Set(rows.map((row) => row.source))) {
    const keys = rows.filter((row) => row.source === source).map((row) => row.event_key);
    const found = await selectInChunks([...new Set(keys)], (chunk) =>
      db
        .selectFrom('events')
        .where('source', '=', source)
        .where('event_key', 'in', chunk)
        .select(['id', 'source', 'event_key', 'status'])
        .execute(),
    );
    for (const { id, status, ...key } of found) known.set(identityOf(key), { id, status });
  }
  return known;
}
