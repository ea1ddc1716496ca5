import { createHmac } from 'node:crypto';
import type { Delivery, FreshnessRules, RequestHeaders } from '../../../clients/webhook';

/** The vectors of the openphone reference, section 4.6. */
export const VECTOR_BASE64 = 'aW52ZW50ZWQtdGVzdC1rZXktZm9yLXVuaXQtdGVzdHM=';
export const VECTOR_BODY = '{"id":"EVdemo1","type":"contact.updated","note":"Zoë"}';
export const VECTOR_SECONDS = 1790000000;

export const delivery = (headers: RequestHeaders, body = VECTOR_BODY): Delivery => ({
  headers,
  rawBody: Buffer.from(body, 'utf8'),
});

/** The check is made so many seconds after the time of the vectors. */
export const secondsLater = (seconds: number, toleranceSeconds = 300): FreshnessRules => ({
  nowMs: (VECTOR_SECONDS + seconds) * 1000,
  toleranceSeconds,
});

/** Written from the schemes, not from the code under test. */
export const hmac = (key: Buffer | string, text: string, encoding: 'base64' | 'hex' = 'base64') =>
  createHmac('sha256', key).update(text, 'utf8').digest(encoding);
