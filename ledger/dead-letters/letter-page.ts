import type { Json } from '../../contacts/model/person-record';
import { z } from '../../contacts/model/zod';
import { selectInChunks } from '../chunks';
import { sql } from '../kysely';
import type { Ledger } from '../open-ledger';
import { isStillDead } from '../standing';
import type { LedgerDb } from '../tables';
import { effectVersion } from './decide-effects';
import { eventVersion } from './decide-events';
import { causeKey, type LetterCause } from './replay-cause';

/** An event or effect that did not work. */
export interface DeadLetter {
  readonly letter: 'event' | 'effect';
  readonly id: string;
  readonly version: string;
  /** False: it is tried again by itself, at `dueAt`. */
  readonly isDead: boolean;
  readonly dueAt: string;
  readonly attempts: number;
  readonly replays: number;
  /** When the event came, or the effect was queued. ISO 8601 UTC, as all times here. */
  readonly at: string;
  /** What an event says; null for an effect, which says nothing itself, and for what was erased. */
  readonly payload: Json;
  /** Of an effect: our id of the contact. */
  readonly contactId: string | null;
}

/** Letters of one cause. */
export interface LetterGroup {
  readonly cause: LetterCause;
  /** How many there are of it; a page may show fewer. */
  readonly count: number;
  readonly letters: readonly DeadLetter[];
}

/** Where a page ended: the newest letter of its last cause, that cause, and the last letter shown. */
export const LetterCursorSchema = z.object({
  groupAt: z.string(),
  cause: z.string(),
  at: z.string(),
  id: z.string(),
});
export type LetterCursor = z.infer<typeof LetterCursorSchema>;

export interface LetterPage {
  readonly groups: readonly LetterGroup[];
  /** How many there are from this page on, this page included. */
  readonly ahead: number;
  /** null at the end */
  readonly next: LetterCursor | null;
}

export interface LetterPageRequest {
  readonly limit: number;
  readonly after?: LetterCursor | null;
  /** Also those that failed and will be tried again. */
  readonly includeRetried?: boolean;
}

/** How many events and effects are dead and wait for a person. */
export function countLetters(ledger: Ledger): Promise<number> {
  return ledger.read(async (db) => {
    let sum = 0;
    for (const table of ['events', 'effects'] as const) {
      const { count } = await db
        .selectFrom(table)
        .where(isStillDead)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      sum += Number(count);
    }
    return sum;
  });
}

interface Listed extends DeadLetter {
  readonly cause: LetterCause;
  readonly key: string;
}

/** So many of each kind are sorted by cause at a time, the newest; the others follow when these are dealt with. */
export const MOST_LETTERS = 5_000;

/** The events and effects that did not work, by cause, those of the cause that was last seen first, the newest of each first. */
export function letterPage(
  ledger: Ledger,
  { limit, after = null, includeRetried = false }: LetterPageRequest,
): Promise<LetterPage> {
  return ledger.read(async (db) => {
    const listed = [...(await eventsOf(db, includeRetried)), ...(await effectsOf(db, includeRetried))];
    const newest = new Map<string, string>();
    const counts = new Map<string, number>();
    for (const { key, at } of listed) {
      if ((newest.get(key) ?? '') < at) newest.set(key, at);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const placeOf = ({ key, at, id }: Listed): LetterCursor => ({
      groupAt: newest.get(key) ?? at,
      cause: key,
      at,
      id,
    });
    const rest = listed
      .filter((one) => after === null || compare(after, placeOf(one)) < 0)
      .sort((a, b) => compare(placeOf(a), placeOf(b)));
    const shown = await withPayloads(db, rest.slice(0, limit));
    const last = shown.at(-1);
    return {
      groups: [...new Set(shown.map(({ key }) => key))].map((key) => {
        const letters = shown.filter((one) => one.key === key);
        return { cause: letters[0]!.cause, count: counts.get(key) ?? 0, letters };
      }),
      ahead: rest.length,
      next: rest.length > shown.length && last !== undefined ? placeOf(last) : null,
    };
  });
}

/** Newest first; causes of the same moment, and letters of one, by what never changes. */
function compare(a: LetterCursor, b: LetterCursor): number {
  const order = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return order(b.groupAt, a.groupAt) || order(a.cause, b.cause) || order(b.at, a.at) || order(a.id, b.id);
}

const hasFailedAndWaits = sql<boolean>`status in ('waiting', 'unknown') and error_code is not null and lease_token is null`;
const wanted = (includeRetried: boolean) =>
  includeRetried ? sql<boolean>`(${isStillDead} or (${hasFailedAndWaits}))` : isStillDead;

async function eventsOf(db: LedgerDb, includeRetried: boolean): Promise<Listed[]> {
  const rows = await db
    .selectFrom('events')
    .where(wanted(includeRetried))
    .select(['id', 'source', 'type', 'status', 'attempts', 'replays', 'due_at', 'received_at'])
    .select(['error_code', 'error'])
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(MOST_LETTERS)
    .execute();
  return rows.map((row) => {
    const cause = causeOf('event', row.source, row.type, row);
    return {
      letter: 'event',
      id: row.id,
      version: eventVersion(row),
      isDead: row.status === 'dead',
      dueAt: row.due_at,
      attempts: row.attempts,
      replays: row.replays,
      at: row.received_at,
      payload: null,
      contactId: null,
      cause,
      key: causeKey(cause),
    };
  });
}

async function effectsOf(db: LedgerDb, includeRetried: boolean): Promise<Listed[]> {
  const rows = await db
    .selectFrom('effects')
    .where(wanted(includeRetried))
    .select(['id', 'target', 'operation', 'status', 'attempts', 'due_at', 'queued_at', 'contact_id'])
    .select(['error_code', 'error'])
    .orderBy('queued_at', 'desc')
    .orderBy('id')
    .limit(MOST_LETTERS)
    .execute();
  return rows.map((row) => {
    const cause = causeOf('effect', row.target, row.operation, row);
    return {
      letter: 'effect',
      id: row.id,
      version: effectVersion(row),
      isDead: row.status === 'dead',
      dueAt: row.due_at,
      attempts: row.attempts,
      replays: 0,
      at: row.queued_at,
      payload: null,
      contactId: row.contact_id,
      cause,
      key: causeKey(cause),
    };
  });
}

const causeOf = (
  letter: LetterCause['letter'],
  system: string,
  type: string,
  { error_code: code, error }: { readonly error_code: string | null; readonly error: string | null },
): LetterCause => ({ letter, system, type, code, error });

async function withPayloads(db: LedgerDb, letters: readonly Listed[]): Promise<Listed[]> {
  const ids = letters.filter(({ letter }) => letter === 'event').map(({ id }) => id);
  const rows = await selectInChunks(ids, (chunk) =>
    db.selectFrom('events').where('id', 'in', chunk).select(['id', 'payload']).execute(),
  );
  const payloads = new Map(rows.map(({ id, payload }) => [id, payload]));
  return letters.map((one) => {
    const payload = payloads.get(one.id);
    return payload == null ? one : { ...one, payload: JSON.parse(payload) as Json };
  });
}
