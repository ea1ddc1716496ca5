import { createHmac } from 'node:crypto';

/**
 * One `webhook-signature` entry (Standard Webhooks): `v1,` and the base64 HMAC-SHA256 over
 * `<webhook-id>.<webhook-timestamp>.<body>`.
 * @param key `whsec_` + base64
 * @param timestampSeconds unix seconds, as sent in `webhook-timestamp`
 */
export function signStandardWebhook(
  key: string,
  deliveryId: string,
  timestampSeconds: number,
  body: string,
): string {
  const digest = createHmac('sha256', Buffer.from(key.replace(/^whsec_/, ''), 'base64'))
    .update(`${deliveryId}.${timestampSeconds}.${body}`, 'utf8')
    .digest('base64');
  return `v1,${digest}`;
}
