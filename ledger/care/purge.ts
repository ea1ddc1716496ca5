import { audit } from '../audit';
import type { Clock } from '../clock';
import { sql } from '../kysely';
import { momentAfter } from '../moment';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { UnreadablePurgeError } from './errors';

/** What is too old to be kept. Days are of 24 hours, counted from now. */
export interface PurgeRequest {
  /** Events, effects and entries of the audit log that ended so many days ago. */
  readonly olderThanDays: number;
  /** What was said in interactions so many days ago; left out or null: all of it is kept. */
  readonly interactionsOlderThanDays?: number | null;
  /** Who answers for it. */
  readonly by: string;
}

/** How much was taken. */
export interface Purged {
  readonly events: number;
  /** What a person had corrected in those events. */
  readonly corrections: number;
  readonly effects: number;
  /** The newest effects of their subjects, whose payload was taken. */
  readonly effectsEmptied: number;
  readonly auditEntries: number;
  /** Interactions whose words were taken; who, when and how stays. */
  readonly interactions: number;
}

/** Systems send an event again, and answer late, within days. */
export const LEAST_PURGE_DAYS = 7;

const DAY_MS = 86_400_000;
const ROWS_AT_A_TIME = 2_000;

/**
 * Deletes what is done with and old: events that were dealt with, effects that were sent or superseded, entries of the audit
 * log; and, if wanted, the words of old interactions. Never anything that is open, dead, or needed to take a merge back. In
 * pieces, each a transaction of its own, so that nobody waits long; what was purged before an error stays purged. Safe to repeat.
 * An event that a system sends once more after its purge counts as new.
 * @throws {UnreadablePurgeError} fewer than seven days, or no whole number; nothing was purged.
 */
export async function purgeLedger(
  ledger: Ledger,
  { olderThanDays, interactionsOlderThanDays = null, by }: PurgeRequest,
  clock: Clock,
): Promise<Purged> {
  for (const days of [olderThanDays, interactionsOlderThanDays ?? LEAST_PURGE_DAYS])
    if (!Number.isInteger(days) || days < LEAST_PURGE_DAYS) throw new UnreadablePurgeError(LEAST_PURGE_DAYS);
  const now = clock.now();
  const before = momentAfter(now, -olderThanDays * DAY_MS);
  const purged: Purged = {
    events: await inPieces(ledger, (db) => purgeEvents(db, before)),
    corrections: await inPieces(ledger, purgeCorrections),
    effects: await inPieces(ledger, (db) => purgeEffects(db, before)),
    effectsEmptied: await inPieces(ledger, (db) => emptyEffects(db, before)),
    auditEntries: await inPieces(ledger, (db) => purgeAudit(db, before)),
    interactions:
      interactionsOlderThanDays === null
        ? 0
        : await emptyInteractions(ledger, momentAfter(now, -interactionsOlderThanDays * DAY_MS)),
  };
  await ledger.writeKeys([], (db) =>
    audit(db, { action: 'ledger_purged', actor: by, subjectId: 'ledger', detail: { ...purged } }, clock),
  );
  return purged;
}

/** Repeats a piece of work until it finds no more to do. */
async function inPieces(ledger: Ledger, piece: (db: LedgerDb) => Promise<number>): Promise<number> {
  let sum = 0;
  for (;;) {
    const done = await ledger.writeKeys([], piece);
    sum += done;
    if (done === 0) return sum;
  }
}

async function purgeEvents(db: LedgerDb, before: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('events')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('events')
        .where('status', '=', 'done')
        .where('finished_at', '<', before)
        .select('id')
        .limit(ROWS_AT_A_TIME),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** A correction is kept as long as its event is. */
async function purgeCorrections(db: LedgerDb): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('event_corrections')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('event_corrections')
        .where('event_id', 'not in', (inner) => inner.selectFrom('events').select('id'))
        .select('id')
        .limit(ROWS_AT_A_TIME),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** The newest of a subject stays, without what it said: it keeps an older version that comes late from being sent. */
const hasNewer = sql<boolean>`exists (
  select 1 from effects as newer
  where newer.target = effects.target and newer.subject = effects.subject and newer.family = effects.family
    and (newer.version > effects.version or (newer.version = effects.version and newer.id > effects.id))
    and (newer.status <> 'dead' or newer.is_unanswered = 1)
)`;

const endedEffects = (db: LedgerDb, before: string) =>
  db
    .selectFrom('effects')
    .where('status', 'in', ['done', 'superseded'])
    .where('finished_at', '<', before)
    .where('merge_id', 'is', null)
    .select('id')
    .limit(ROWS_AT_A_TIME);

async function purgeEffects(db: LedgerDb, before: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('effects')
    .where('id', 'in', endedEffects(db, before).where(hasNewer))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function emptyEffects(db: LedgerDb, before: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('effects')
    .set({ payload: null })
    .where('id', 'in', endedEffects(db, before).where('payload', 'is not', null))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

async function purgeAudit(db: LedgerDb, before: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('audit_entries')
    .where('id', 'in', (eb) =>
      eb.selectFrom('audit_entries').where('at', '<', before).select('id').limit(ROWS_AT_A_TIME),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function emptyInteractions(ledger: Ledger, before: string): Promise<number> {
  return inPieces(ledger, async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('interactions')
      .set({ data: null })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('interactions')
          .where('occurred_at', '<', before)
          .where('data', 'is not', null)
          .select('id')
          .limit(ROWS_AT_A_TIME),
      )
      .executeTakeFirst();
    return Number(numUpdatedRows);
  });
}
