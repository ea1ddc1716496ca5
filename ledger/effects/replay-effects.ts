import { chunksOf } from '../chunks';
import type { Clock } from '../clock';
import { sql } from '../kysely';
import type { Ledger } from '../open-ledger';
import type { EffectStatus } from '../queue-tables';
import type { LedgerDb } from '../tables';
import { narrowEffects, type EffectFilter } from './effect-filter';
import { supersedeOutdated, type EffectSubject } from './supersede-outdated';

/** Which dead effects to try again; nothing at all means all of them. */
export interface EffectReplay extends Omit<EffectFilter, 'status'> {
  readonly ids?: readonly string[];
}

/** Counts of effects. */
export interface ReplayedEffects {
  /** Those that are handed out again. */
  readonly replayed: number;
  /** Those that are outdated meanwhile, so that they must not be sent any more. */
  readonly superseded: number;
}

/**
 * Lets dead effects be tried again, at once and with all their attempts. One that may have been done before it died is
 * handed out to be read back first. Erased ones stay dead, those that were given up too, and what is done is never sent again.
 */
export function replayEffects(
  ledger: Ledger,
  replay: EffectReplay,
  clock: Pick<Clock, 'now'>,
): Promise<ReplayedEffects> {
  return ledger.writeKeys([], (db) => replayEffectsIn(db, replay, clock.now()));
}

/** The same inside a transaction that does more. */
export async function replayEffectsIn(
  db: LedgerDb,
  replay: EffectReplay,
  now: string,
): Promise<ReplayedEffects> {
  const revived: EffectSubject[] = [];
  const chunks = replay.ids === undefined ? [undefined] : chunksOf([...new Set(replay.ids)], 1);
  for (const chunk of chunks) for (const row of await revive(db, replay, chunk, now)) revived.push(row);
  const superseded = await supersedeOutdated(db, revived, now);
  return { replayed: revived.length - superseded.length, superseded: superseded.length };
}

function revive(
  db: LedgerDb,
  filter: EffectFilter,
  ids: readonly string[] | undefined,
  now: string,
): Promise<EffectSubject[]> {
  return db
    .updateTable('effects')
    .set({
      status: sql<EffectStatus>`case when is_unanswered = 1 then 'unknown' else 'waiting' end`,
      attempts: 0,
      due_at: now,
      error_code: null,
      error: null,
      finished_at: null,
    })
    .where('id', 'in', (inner) => narrowEffects(inner.selectFrom('effects').select('id'), filter))
    .where('status', '=', 'dead')
    .where('given_up_at', 'is', null)
    .where('payload', 'is not', null)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids!))
    .returning(['target', 'subject'])
    .execute();
}
