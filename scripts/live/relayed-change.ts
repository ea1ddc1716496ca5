import { createHmac } from 'node:crypto';

/** A change as the customer's relay tells it. */
export interface RelayedChange {
  /** ResMan's own, e.g. "harbor-lofts:R7001:N7001" */
  readonly contactId: string;
  readonly deliveryId: string;
  readonly secret: string;
  readonly contentType?: string;
  /** What changed; an e-mail unless it says so. */
  readonly updatedFields?: Readonly<Record<string, string>>;
  /** When it changed, ISO 8601. */
  readonly changedAt?: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** The body and headers of one delivery of the relay, signed over the time and the words. */
export function relayedChange({
  contactId,
  deliveryId,
  secret,
  contentType = 'application/json',
  updatedFields = { email: 'zoë@example.com' },
  changedAt = '2026-11-22T10:00:00Z',
  nowMs,
}: RelayedChange): { readonly body: string; readonly headers: Readonly<Record<string, string>> } {
  const body = JSON.stringify({
    contact_id: contactId,
    updated_fields: updatedFields,
    update_source: 'resman',
    timestamp: changedAt,
  });
  const at = String(Math.floor(nowMs / 1000));
  return {
    body,
    headers: {
      'content-type': contentType,
      'content-length': String(Buffer.byteLength(body)),
      'x-delivery-id': deliveryId,
      'x-relay-timestamp': at,
      'x-relay-signature': createHmac('sha256', secret).update(`${at}.${body}`).digest('hex'),
    },
  };
}
