import type { DeliveryAttempt, DeliveryDocument } from './delivery';
import { isLoopback } from './loopback';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** OpenPhone's eight attempts, as the pause (ms) before each: at once, then over about 27 h 35 min. */
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

/** What the sender needs of a webhook. */
export interface CalledWebhook {
  readonly id: string;
  readonly url: string;
}

/** The service whose webhooks are sent. */
export interface WebhookService<W extends CalledWebhook> {
  readonly store: DeliveryStore<W>;
  readonly settings: () => WebhookSettings;
  /** Milliseconds since 1970 */
  readonly now: () => number;
  readonly log: (line: string) => void;
  /** The signed headers of one attempt. */
  readonly headersOf: (webhook: W, delivery: DeliveryDocument, now: number) => Record<string, string>;
}

interface DeliveryStore<W> {
  get(kind: 'delivery', id: string): DeliveryDocument | null;
  get(kind: 'webhook', id: string): W | null;
  put(kind: 'delivery', delivery: DeliveryDocument): void;
  all(kind: 'delivery'): DeliveryDocument[];
}

export interface WebhookSettings {
  /** Factor on the pauses between attempts: 1 is the schedule, 0.001 makes 5 s of it 5 ms. */
  readonly webhookTimeScale: number;
  readonly webhookAnswerTimeoutMs: number;
}

/**
 * Sends stored deliveries, each on OpenPhone's schedule times `webhookTimeScale`, until an answer is 2xx or the last
 * attempt failed. Deliveries are stored before they are sent and taken up again after a restart. Only addresses of
 * this machine are called; any other is recorded as failed.
 */
export class WebhookSender<W extends CalledWebhook> {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private readonly stop = new AbortController();

  constructor(private readonly service: WebhookService<W>) {}

  /** Waits until the delivery is due; never sends within the caller's turn. */
  enqueue(delivery: DeliveryDocument): void {
    const dueInMs =
      delivery.nextAttemptAt === null
        ? 0
        : Math.max(0, Date.parse(delivery.nextAttemptAt) - this.service.now());
    clearTimeout(this.timers.get(delivery.id));
    const timer = setTimeout(() => this.start(delivery.id), Math.min(dueInMs, 2 ** 31 - 1));
    this.timers.set(delivery.id, timer.unref());
  }

  /** Takes up what an earlier process left pending. */
  resume(): void {
    for (const delivery of this.service.store.all('delivery'))
      if (delivery.status === 'pending') this.enqueue(delivery);
  }

  /**
   * Sends stored deliveries now, one after the other in this order, whatever became of them before; an id that comes twice
   * is sent twice. What is not accepted goes on by the schedule.
   */
  sendInOrder(deliveryIds: readonly string[]): void {
    const send = async () => {
      for (const id of deliveryIds) {
        clearTimeout(this.timers.get(id));
        this.timers.delete(id);
        await this.attempt(id, true);
      }
    };
    this.track(send());
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
    this.track(this.attempt(deliveryId));
  }

  private track(work: Promise<void>): void {
    const tracked = work.finally(() => this.running.delete(tracked));
    this.running.add(tracked);
  }

  private async attempt(deliveryId: string, isRepeated = false): Promise<void> {
    const delivery = this.service.store.get('delivery', deliveryId);
    if (delivery === null || (delivery.status !== 'pending' && !isRepeated)) return;
    const webhook = this.service.store.get('webhook', delivery.webhookId);
    const attemptedAt = new Date(this.service.now()).toISOString();
    const outcome = await this.send(webhook, delivery);
    if (this.stop.signal.aborted) return;
    const attempts = [...delivery.attempts, { attemptedAt, ...outcome }];
    const isAccepted =
      delivery.status === 'success' ||
      (outcome.responseStatus !== null && outcome.responseStatus >= 200 && outcome.responseStatus < 300);
    const pauseMs = attemptPausesMs[attempts.length];
    const isLast = isAccepted || pauseMs === undefined || webhook === null;
    const scaled = (pauseMs ?? 0) * this.service.settings().webhookTimeScale;
    const next: DeliveryDocument = {
      ...delivery,
      attempts,
      status: isAccepted ? 'success' : isLast ? 'failed' : 'pending',
      nextAttemptAt: isLast ? null : new Date(this.service.now() + scaled).toISOString(),
      updatedAt: new Date(this.service.now()).toISOString(),
    };
    if (this.service.store.get('delivery', deliveryId) === null) return;
    this.service.store.put('delivery', next);
    this.service.log(
      `webhook ${delivery.webhookId}: ${delivery.eventType} attempt ${attempts.length}: ${outcome.responseStatus ?? outcome.failure}`,
    );
    if (!isLast) this.enqueue(next);
  }

  private async send(
    webhook: W | null,
    delivery: DeliveryDocument,
  ): Promise<Omit<DeliveryAttempt, 'attemptedAt'>> {
    if (webhook === null) return { responseStatus: null, failure: 'the webhook was deleted' };
    if (!isLoopback(new URL(webhook.url)))
      return { responseStatus: null, failure: 'the sandbox calls addresses of this machine only' };
    const timeout = AbortSignal.timeout(this.service.settings().webhookAnswerTimeoutMs);
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...this.service.headersOf(webhook, delivery, this.service.now()),
        },
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
