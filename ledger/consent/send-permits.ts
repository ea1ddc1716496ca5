import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock';
import { momentAfter } from '../moment';
import type { Ledger } from '../open-ledger';
import { storableText } from '../storable-text';
import { consentKey } from './lock-consent';
import { mayContactIn, type ConsentAnswer, type ConsentQuestion } from './may-contact';

/** So long after it was granted a send may begin, in milliseconds: the pace of the API and a slow n8n have to fit in. */
export const BEGIN_WITHIN_MS = 5_000;
/** For clocks that differ, and between the last look at the clock and the first byte on the wire. */
const GRACE_MS = 1_000;
const LOOK_AGAIN_MS = 20;
const A_DAY_MS = 86_400_000;

/** Leave to begin one send. */
export interface SendPermit {
  readonly permitId: string;
  /** ISO 8601 UTC; the request must not begin at this moment or later. */
  readonly beginBy: string;
}

/** A permit, or why there is none. */
export interface SendDecision {
  readonly permit: SendPermit | null;
  readonly consent: ConsentAnswer;
}

/**
 * Asks consent and, if it is there, grants leave to begin one send within `BEGIN_WITHIN_MS`, in one transaction in which nobody
 * states anything about the number or address. A "no" that was committed before is always seen; one that comes after waits, before
 * it is acknowledged, until this send has ended or may no longer begin (`untilSendsEnded`).
 */
export async function beginSend(
  ledger: Ledger,
  question: ConsentQuestion,
  clock: Clock,
): Promise<SendDecision> {
  const identifier = storableText(question.identifier);
  return ledger.writeKeys([consentKey(identifier)], async (db) => {
    const [consent] = await mayContactIn(db, [{ ...question, identifier }]);
    // One question, one answer.
    if (!consent!.isAllowed) return { permit: null, consent: consent! };
    const grantedAt = clock.now();
    const permit: SendPermit = {
      permitId: clock.newId(),
      beginBy: momentAfter(grantedAt, BEGIN_WITHIN_MS),
    };
    await db
      .insertInto('send_permits')
      .values({
        id: permit.permitId,
        identifier,
        channel: question.channel,
        scope: question.scope,
        granted_at: grantedAt,
        begin_by: permit.beginBy,
      })
      .execute();
    return { permit, consent: consent! };
  });
}

/**
 * Tells that the send under a permit is over, or was not begun and will not be. Safe to repeat. Forgets permits of which nobody
 * has said so for a day.
 * @returns whether it was still open
 */
export async function endSend(ledger: Ledger, permitId: string, clock: Clock): Promise<boolean> {
  return ledger.writeKeys([], async (db) => {
    const longAgo = momentAfter(clock.now(), -A_DAY_MS);
    const ended = await db
      .deleteFrom('send_permits')
      .where((where) => where.or([where('id', '=', permitId), where('begin_by', '<', longAgo)]))
      .returning('id')
      .execute();
    return ended.some(({ id }) => id === permitId);
  });
}

/** A number or address and the way that has just been denied. */
export interface DeniedUse {
  readonly identifier: string;
  readonly channel: string;
}

/**
 * Resolves when no send to these that was permitted before can begin any more: each has ended, or its time is over. To be
 * called once a "no" is committed and before it is acknowledged; takes `BEGIN_WITHIN_MS` and a second at most.
 */
export async function untilSendsEnded(
  ledger: Ledger,
  denied: readonly DeniedUse[],
  clock: Pick<Clock, 'now'>,
): Promise<void> {
  if (denied.length === 0) return;
  const uses = new Set(denied.map(({ identifier, channel }) => `${channel} ${identifier}`));
  const identifiers = [...new Set(denied.map(({ identifier }) => identifier))];
  // A clock that stands still, or jumps back, must not make this endless.
  const looks = (BEGIN_WITHIN_MS + GRACE_MS) / LOOK_AGAIN_MS;
  for (let look = 0; look < looks; look += 1) {
    const since = momentAfter(clock.now(), -GRACE_MS);
    const open = await ledger.read((db) =>
      db
        .selectFrom('send_permits')
        .where('identifier', 'in', identifiers)
        .where('begin_by', '>', since)
        .select(['identifier', 'channel'])
        .execute(),
    );
    if (!open.some(({ identifier, channel }) => uses.has(`${channel} ${identifier}`))) return;
    await pause(LOOK_AGAIN_MS);
  }
}
