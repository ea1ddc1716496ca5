import { setTimeout as pause } from 'node:timers/promises';
import { sendHttp } from '../http';
import type { Envelope } from './envelopes';
import type { PlannedDelivery } from './plan';

/** What came of sending. */
export interface Sent {
  /** Ids of deliveries that were acknowledged at least once. */
  readonly acknowledged: ReadonlySet<string>;
  /** Those that never were in the time there was, or were refused for good: `id: why`. */
  readonly refused: readonly string[];
  /** How many requests it took. */
  readonly attempts: number;
}

export interface Sending {
  readonly envelopeOf: (delivery: PlannedDelivery) => Promise<Envelope>;
  readonly lanes: number;
  readonly retryAfterMs: number;
  /** How long a sender rests after each delivery. */
  readonly restMs: number;
  /** For each delivery, from when it is first sent. */
  readonly giveUpAfterMs: number;
  /** Called after each delivery with how many there have been. */
  readonly progress: (sent: number) => void;
}

/** What a sender takes for "not now": n8n is away (no answer), has not published yet (404), is starting or overwhelmed. */
const isForLater = (status: number): boolean =>
  status === 0 || status === 401 || status === 404 || status === 408 || status === 429 || status >= 502;

/**
 * Sends in the order given, several at a time, each until it is acknowledged with 2xx. What was acknowledged is never sent
 * again, except as the copy that the sequence holds.
 */
export async function sendAll(sequence: readonly PlannedDelivery[], sending: Sending): Promise<Sent> {
  const acknowledged = new Set<string>();
  const refused: string[] = [];
  let [attempts, next, sent] = [0, 0, 0];
  const sendOne = async (delivery: PlannedDelivery): Promise<void> => {
    const until = performance.now() + sending.giveUpAfterMs;
    for (;;) {
      attempts += 1;
      const status = await statusOf(sending, delivery);
      if (status >= 200 && status < 300) return void acknowledged.add(delivery.id);
      if (!isForLater(status)) return void refused.push(`${delivery.id}: HTTP ${status}`);
      if (performance.now() > until) return void refused.push(`${delivery.id}: not acknowledged in time`);
      await pause(sending.retryAfterMs);
    }
  };
  const lane = async (): Promise<void> => {
    for (let delivery = sequence[next++]; delivery !== undefined; delivery = sequence[next++]) {
      await sendOne(delivery);
      sending.progress((sent += 1));
      if (sending.restMs > 0) await pause(sending.restMs);
    }
  };
  await Promise.all(Array.from({ length: sending.lanes }, lane));
  return { acknowledged, refused, attempts };
}

/** 0: no answer. */
async function statusOf({ envelopeOf }: Sending, delivery: PlannedDelivery): Promise<number> {
  try {
    const { url, body, headers } = await envelopeOf(delivery);
    const answer = await sendHttp(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        ...headers,
      },
    });
    return answer.status;
  } catch {
    return 0;
  }
}
