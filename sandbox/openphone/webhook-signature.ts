import { createHmac } from 'node:crypto';

const digest = (base64Key: string, signed: string) =>
  createHmac('sha256', Buffer.from(base64Key, 'base64')).update(signed, 'utf8').digest('base64');

/**
 * One `webhook-signature` entry of the current scheme (Standard Webhooks): `v1,` and the base64 HMAC-SHA256 over
 * `<webhook-id>.<webhook-timestamp>.<body>`.
 * @param key `whsec_` + base64
 * @param timestampSeconds unix seconds, as sent in `webhook-timestamp`
 */
export function signCurrent(key: string, deliveryId: string, timestampSeconds: number, body: string): string {
  return `v1,${digest(key.replace(/^whsec_/, ''), `${deliveryId}.${timestampSeconds}.${body}`)}`;
}

/**
 * The `openphone-signature` of the legacy scheme: `hmac;1;<timestamp>;<base64 HMAC-SHA256 over timestamp.body>`.
 * @param key bare base64
 * @param timestampMs unix milliseconds
 */
export function signLegacy(key: string, timestampMs: number, body: string): string {
  return `hmac;1;${timestampMs};${digest(key, `${timestampMs}.${body}`)}`;
}
