import type { Json } from '../../contacts/model/person-record';
import { chunksOf } from '../chunks';
import type { Clock } from '../clock';
import { crashedRepeatedly } from '../kept-error';
import { leaseFrom, type Lease } from '../lease';
import type { Ledger } from '../open-ledger';
import type { EffectRow, EffectsTable } from '../queue-tables';
import { DEFAULT_MAX_ATTEMPTS } from '../retry-delay';
import type { LedgerDb } from '../tables';
import { takeDue, type EffectClaim } from './due-effects';

/** An effect that is this worker's until the lease ends. */
export interface ClaimedEffect {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly target: string;
  readonly operation: string;
  readonly subject: string;
  readonly version: string;
  readonly contactId: string | null;
  readonly mergeId: string | null;
  /** null when it was erased; then it is only handed out to be read back. */
  readonly payload: Json;
  readonly payloadHash: string;
  /** Which attempt this is, from 1. */
  readonly attempts: number;
  /** True: it may have reached the target already. Read it back first, and report that; do not send it. */
  readonly mustReadBack: boolean;
  readonly leaseToken: string;
  readonly leaseUntil: string;
}

/**
 * Hands out effects that are due, what has been due longest first: those that wait, to be sent, and those that were sent
 * and not answered, or whose worker's lease ran out, to be read back. Each is remembered as this worker's before it is
 * handed out, and that counts as an attempt. Of one target and subject never two are out at the same time, and they go out
 * in the order of their versions. A worker must not begin to send after its lease has ended. An effect that has used up
 * its attempts while no worker ever said how reading it back ended is dead, with the code `crashed_repeatedly`; one that
 * was erased before it was sent is dead, with the code `erased`.
 */
export function claimEffects(ledger: Ledger, request: EffectClaim, clock: Clock): Promise<ClaimedEffect[]> {
  return ledger.writeKeys([], async (db) => {
    const now = clock.now();
    const lease = leaseFrom(now, request, clock);
    const claimed: ClaimedEffect[] = [];
    while (claimed.length < request.limit) {
      const limit = request.limit - claimed.length;
      const { rows, superseded } = await takeDue(db, { ...request, limit }, now);
      for (const row of rows) {
        const ending = endingOf(row, request.maxAttempts);
        if (ending) await bury(db, row, ending, now);
      }
      const sound = rows.filter((row) => endingOf(row, request.maxAttempts) === null);
      await lend(db, sound, lease);
      for (const row of sound) claimed.push(toClaimed(row, lease));
      if (rows.length + superseded === 0) break;
    }
    return claimed;
  });
}

/** Why an effect is not handed out but ended. */
function endingOf(
  { status, payload, lease_token, attempts }: EffectRow,
  maxAttempts = DEFAULT_MAX_ATTEMPTS,
): Pick<EffectsTable, 'error_code' | 'error'> | null {
  if (status === 'waiting' && payload === null)
    return { error_code: 'erased', error: 'The contact was erased before it was sent.' };
  const hasCrashed = status === 'unknown' && lease_token !== null && attempts >= maxAttempts;
  return hasCrashed ? crashedRepeatedly(attempts) : null;
}

async function bury(
  db: LedgerDb,
  { id }: EffectRow,
  ending: Pick<EffectsTable, 'error_code' | 'error'>,
  now: string,
): Promise<void> {
  await db
    .updateTable('effects')
    .set({ status: 'dead', lease_token: null, lease_until: null, finished_at: now, ...ending })
    .where('id', '=', id)
    .execute();
}

async function lend(db: LedgerDb, rows: readonly EffectRow[], { token, until }: Lease): Promise<void> {
  const toSend = rows.filter(({ status }) => status === 'waiting');
  const toReadBack = rows.filter(({ status }) => status !== 'waiting');
  for (const [columns, some] of [
    [{ status: 'sending' } as const, toSend],
    [{ status: 'unknown', is_unanswered: 1 } as const, toReadBack],
  ] as const) {
    for (const chunk of chunksOf(some, 1)) {
      await db
        .updateTable('effects')
        .set((row) => ({
          ...columns,
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
}

function toClaimed(row: EffectRow, { token, until }: Lease): ClaimedEffect {
  return {
    id: row.id,
    idempotencyKey: row.idempotency_key,
    target: row.target,
    operation: row.operation,
    subject: row.subject,
    version: row.version,
    contactId: row.contact_id,
    mergeId: row.merge_id,
    payload: row.payload === null ? null : (JSON.parse(row.payload) as Json),
    payloadHash: row.payload_hash,
    attempts: row.attempts + 1,
    mustReadBack: row.status !== 'waiting',
    leaseToken: token,
    leaseUntil: until,
  };
}
