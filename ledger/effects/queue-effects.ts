import { chunksOf, selectInChunks } from '../chunks';
import type { Clock } from '../clock';
import type { Insertable } from '../kysely';
import type { Ledger } from '../open-ledger';
import type { EffectsTable, EffectStatus } from '../queue-tables';
import { storableText, storableTextOrNull } from '../storable-text';
import type { LedgerDb } from '../tables';
import { familyOf, payloadHashOf, type EffectToQueue } from './effect-to-queue';
import { supersedeOutdated } from './supersede-outdated';

export interface QueuedEffect {
  readonly id: string;
  /** False when there was one of this key already, or it came twice in this batch: nothing was queued again. */
  readonly isNew: boolean;
  /** `superseded` when a newer version is known: it will not be sent. */
  readonly status: EffectStatus;
}

/**
 * Queues effects, each once by its key; they are committed when this answers. Of a subject and family (see `familyOf`) the
 * highest version stands: a lower one is stored as superseded straight away, and one that still waits is superseded by
 * it. What is being sent is not touched; the newer one follows it. Safe to repeat and to call at the same time.
 * @returns one answer an effect, in their order
 */
export function queueEffects(
  ledger: Ledger,
  effects: readonly EffectToQueue[],
  clock: Clock,
): Promise<QueuedEffect[]> {
  return ledger.writeKeys([], (db) => queueEffectsIn(db, effects, clock));
}

/** The same inside the transaction that gives rise to the effects: they are owed exactly when it is committed. */
export async function queueEffectsIn(
  db: LedgerDb,
  effects: readonly EffectToQueue[],
  clock: Clock,
): Promise<QueuedEffect[]> {
  const now = clock.now();
  const rows = effects.map((effect, place) => rowOf(effect, place, now, clock));
  const added = new Set<string>();
  for (const chunk of chunksOf(inOneOrder(rows), 16)) {
    const inserted = await db
      .insertInto('effects')
      .values(chunk)
      .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
      .returning('id')
      .execute();
    for (const { id } of inserted) added.add(id);
  }
  await supersedeOutdated(
    db,
    rows.filter(({ id }) => added.has(id)),
    now,
  );
  const known = await effectsOf(
    db,
    rows.map((row) => row.idempotency_key),
  );
  return rows.map((row) => {
    const { id, status } = known.get(row.idempotency_key) ?? row;
    return { id, isNew: added.delete(id), status };
  });
}

type EffectRowToInsert = Insertable<EffectsTable> & { readonly status: EffectStatus };

function rowOf(
  effect: EffectToQueue,
  place: number,
  now: string,
  clock: Pick<Clock, 'newId'>,
): EffectRowToInsert {
  return {
    id: clock.newId(),
    idempotency_key: storableText(effect.idempotencyKey),
    target: storableText(effect.target),
    operation: storableText(effect.operation),
    family: storableText(familyOf(effect.operation)),
    subject: storableText(effect.subject),
    version: storableText(effect.version),
    contact_id: storableTextOrNull(effect.contactId ?? null),
    merge_id: storableTextOrNull(effect.mergeId ?? null),
    payload: JSON.stringify(effect.payload),
    payload_hash: payloadHashOf(effect.payload),
    status: 'waiting',
    is_unanswered: 0,
    attempts: 0,
    due_at: now,
    queued_at: now,
    place,
  };
}

/** Each key once, and always in the same order, so that two that queue the same effects never wait for each other. */
function inOneOrder(rows: readonly EffectRowToInsert[]): EffectRowToInsert[] {
  const once = new Map<string, EffectRowToInsert>();
  for (const row of rows) if (!once.has(row.idempotency_key)) once.set(row.idempotency_key, row);
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

async function effectsOf(
  db: LedgerDb,
  keys: readonly string[],
): Promise<Map<string, { id: string; status: EffectStatus }>> {
  const rows = await selectInChunks([...new Set(keys)], (chunk) =>
    db
      .selectFrom('effects')
      .where('idempotency_key', 'in', chunk)
      .select(['id', 'idempotency_key', 'status'])
      .execute(),
  );
  return new Map(rows.map(({ idempotency_key, ...row }) => [idempotency_key, row]));
}
