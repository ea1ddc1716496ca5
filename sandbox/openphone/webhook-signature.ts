import { createHmac } from 'node:crypto';
import type { DeliveryDocument } from '../server/delivery';
import { signStandardWebhook } from '../server/standard-webhooks';
import type { WebhookDocument } from './documents';

/**
 * The `openphone-signature` of the legacy scheme: `hmac;1;<timestamp>;<base64 HMAC-SHA256 over timestamp.body>`.
 * @param key bare base64
 * @param timestampMs unix milliseconds
 */
export function signLegacy(key: string, timestampMs: number, body: string): string {
  const digest = createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`${timestampMs}.${body}`, 'utf8')
    .digest('base64');
  return `hmac;1;${timestampMs};${digest}`;
}

/** The headers of one attempt. A dated delivery within a rotation's overlap carries a signature of each key. */
export function signedHeaders(
  webhook: WebhookDocument,
  delivery: DeliveryDocument,
  now: number,
): Record<string, string> {
  if (webhook.surface === 'v1') return { 'openphone-signature': signLegacy(webhook.key, now, delivery.body) };
  const seconds = Math.floor(now / 1000);
  const keys = [
    webhook.key,
    ...(webhook.previousKey && now < webhook.previousKey.until ? [webhook.previousKey.key] : []),
  ];
  return {
    'webhook-id': delivery.id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': keys
      .map((key) => signStandardWebhook(key, delivery.id, seconds, delivery.body))
      .join(' '),
  };
}
