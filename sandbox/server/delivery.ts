import type { Stamped } from './store';

export interface DeliveryAttempt {
  readonly attemptedAt: string;
  readonly responseStatus: number | null;
  readonly failure: string | null;
}

/** One event on its way to one webhook. `id` is sent as `webhook-id` and stays the same over all attempts. */
export interface DeliveryDocument extends Stamped {
  readonly webhookId: string;
  readonly eventId: string;
  readonly resourceId: string;
  readonly eventType: string;
  /** Exactly the bytes that are sent. */
  readonly body: string;
  readonly status: 'pending' | 'success' | 'failed';
  readonly attempts: readonly DeliveryAttempt[];
  readonly nextAttemptAt: string | null;
}
