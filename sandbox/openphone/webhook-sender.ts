import type { DeliveryAttempt, DeliveryDocument, WebhookDocument } from './documents';
import type { Settings } from './settings';
import type { Store } from './store';
import { signCurrent, signLegacy } from './webhook-signature';
import { isLoopback } from './webhook-url';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The vendor's eight attempts, as the pause (ms) before each: at once, then over about 27 h 35 min. */
export const attemptPausesMs = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
] as const;

/** The headers of one attempt. A dated delivery within a rotation's overlap carries a signature of each key. */
function signedHeaders(
  webhook: WebhookDocument,
  delivery: DeliveryDocument,
  now: number,
): Record<string, string> {
  const headers = { 'content-type': 'application/json' };
  if (webhook.surface === 'v1')
    return { ...headers, 'openphone-signature': signLegacy(webhook.key, now, delivery.body) };
  const seconds = Math.floor(now / 1000);
  const keys = [
    webhook.key,
    ...(webhook.previousKey && now < webhook.previousKey.until ? [webhook.previousKey.key] : []),
  ];
  return {
    ...headers,
    'webhook-id': delivery.id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': keys.map((key) => signCurrent(key, delivery.id, seconds, delivery.body)).join(' '),
  };
}

/**
 * Sends stored deliveries, each on the vendor's schedule times `webhookTimeScale`, until an answer is 2xx or the last
 * attempt failed. Deliveries are stored before they are sent and taken up again after a restart. Only addresses of
 * this machine are called; any other is recorded as failed.
 */
export class WebhookSender {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private readonly stop = new AbortController();

  constructor(
    private readonly store: Store,
    private readonly settings: () => Settings,
    private readonly now: () => number,
    private readonly log: (line: string) => void,
  ) {}

  /** Waits until the delivery is due; never sends within the caller's turn. */
  enqueue(delivery: DeliveryDocument): void {
    const dueInMs =
      delivery.nextAttemptAt === null ? 0 : Math.max(0, Date.parse(delivery.nextAttemptAt) - this.now());
    clearTimeout(this.timers.get(delivery.id));
    const timer = setTimeout(() => this.start(delivery.id), Math.min(dueInMs, 2 ** 31 - 1));
    this.timers.set(delivery.id, timer.unref());
  }

  /** Takes up what an earlier process left pending. */
  resume(): void {
    for (const delivery of this.store.all('delivery'))
      if (delivery.status === 'pending') this.enqueue(delivery);
  }

  /** Forgets what is waiting; stored deliveries stay as they are. */
  clear(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /** Ends running attempts; they stay pending and are taken up by the next process. */
  async close(): Promise<void> {
    this.clear();
    this.stop.abort();
    await Promise.allSettled(this.running);
  }

  private start(deliveryId: string): void {
    this.timers.delete(deliveryId);
    const attempt = this.attempt(deliveryId).finally(() => this.running.delete(attempt));
    this.running.add(attempt);
  }

  private async attempt(deliveryId: string): Promise<void> {
    const delivery = this.store.get('delivery', deliveryId);
    if (delivery?.status !== 'pending') return;
    const webhook = this.store.get('webhook', delivery.webhookId);
    const attemptedAt = new Date(this.now()).toISOString();
    const outcome = await this.send(webhook, delivery);
    if (this.stop.signal.aborted) return;
    const attempts = [...delivery.attempts, { attemptedAt, ...outcome }];
    const isAccepted =
      outcome.responseStatus !== null && outcome.responseStatus >= 200 && outcome.responseStatus < 300;
    const pauseMs = attemptPausesMs[attempts.length];
    const isLast = isAccepted || pauseMs === undefined || webhook === null;
    const scaled = (pauseMs ?? 0) * this.settings().webhookTimeScale;
    const next: DeliveryDocument = {
      ...delivery,
      attempts,
      status: isAccepted ? 'success' : isLast ? 'failed' : 'pending',
      nextAttemptAt: isLast ? null : new Date(this.now() + scaled).toISOString(),
      updatedAt: new Date(this.now()).toISOString(),
    };
    if (this.store.get('delivery', deliveryId) === null) return;
    this.store.put('delivery', next);
    this.log(
      `webhook ${delivery.webhookId}: ${delivery.eventType} attempt ${attempts.length}: ${outcome.responseStatus ?? outcome.failure}`,
    );
    if (!isLast) this.enqueue(next);
  }

  private async send(
    webhook: WebhookDocument | null,
    delivery: DeliveryDocument,
  ): Promise<Omit<DeliveryAttempt, 'attemptedAt'>> {
    if (webhook === null) return { responseStatus: null, failure: 'the webhook was deleted' };
    if (!isLoopback(new URL(webhook.url)))
      return { responseStatus: null, failure: 'the sandbox calls addresses of this machine only' };
    const timeout = AbortSignal.timeout(this.settings().webhookAnswerTimeoutMs);
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        headers: signedHeaders(webhook, delivery, this.now()),
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.any([timeout, this.stop.signal]),
      });
      await response.body?.cancel();
      return { responseStatus: response.status, failure: null };
    } catch {
      return { responseStatus: null, failure: timeout.aborted ? 'no answer in time' : 'no connection' };
    }
  }
}
