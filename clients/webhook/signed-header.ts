import { hmacOf, isAnySame } from './constant-time';
import { freshnessOf, unixTime } from './freshness';
import { headerOf, type Delivery, type FreshnessRules, type Verdict } from './verdict';

/** How a sender of the customer's own signs. */
export interface SignedHeaderScheme {
  /** e.g. "x-relay-signature"; a "sha256=" or "v1=" before the digest is passed over. */
  readonly signatureHeader: string;
  /** e.g. "x-relay-timestamp": unix seconds or milliseconds, or ISO 8601. */
  readonly timestampHeader: string;
  readonly encoding: 'hex' | 'base64';
}

/**
 * Checks a delivery that carries an HMAC-SHA256 over `<timestamp header>.<raw body>`: the time is signed too, so that an old
 * delivery cannot be made young. Never throws.
 * @param secrets the texts as they are typed on both sides, not decoded; empty ones count as none
 */
export function verifySignedHeader(
  { headers, rawBody }: Delivery,
  secrets: readonly (string | null | undefined)[],
  { signatureHeader, timestampHeader, encoding }: SignedHeaderScheme,
  rules: FreshnessRules,
): Verdict {
  const keys = secrets.flatMap((secret) => (secret ? [Buffer.from(secret, 'utf8')] : []));
  if (keys.length === 0) return 'no_secret';
  const signature = headerOf(headers, signatureHeader);
  const timestamp = headerOf(headers, timestampHeader);
  if (signature === null || timestamp === null) return 'missing_header';
  const signedMs = unixTime(timestamp) ?? isoTime(timestamp);
  if (signedMs === null) return 'bad_signature';
  const freshness = freshnessOf(signedMs, rules);
  if (freshness !== 'ok') return freshness;
  const bare = signature.replace(/^(?:sha256|v1)=/i, '');
  const given = encoding === 'hex' ? bare.toLowerCase() : bare;
  const expected = keys.map((key) => hmacOf(key, [`${timestamp}.`, rawBody], encoding));
  return isAnySame([given], expected) ? 'ok' : 'bad_signature';
}

/** Milliseconds since 1970; null for a text that is no ISO 8601 time. */
function isoTime(text: string): number | null {
  const ms = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}
