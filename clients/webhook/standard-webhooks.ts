import { hmacOf, isAnySame, keysOf } from './constant-time';
import { freshnessOf, unixSeconds } from './freshness';
import { headerOf, type Delivery, type FreshnessRules, type Verdict } from './verdict';

/** The headers of the scheme. The id stays the same however often a delivery is repeated. */
export const STANDARD_HEADERS = {
  id: 'webhook-id',
  timestamp: 'webhook-timestamp',
  signature: 'webhook-signature',
} as const;

/** Nobody sends more signatures than a few; a header full of them must not keep us busy. */
const MOST_SIGNATURES = 20;

/**
 * Checks a delivery by the Standard Webhooks scheme: HMAC-SHA256 over `<id>.<unix seconds>.<raw body>`, base64, among the
 * `v1,` entries of the header. Accepted when any entry fits any of the secrets, so that a secret can be exchanged while both are
 * in use. Never throws. That a delivery comes a second time is not found here: its id has to be remembered.
 * Source: the Standard Webhooks specification, "Verifying signatures"; openphone reference, section 4.4.
 * @param secrets `whsec_` and base64, or base64 alone; empty ones count as none
 */
export function verifyStandardWebhook(
  { headers, rawBody }: Delivery,
  secrets: readonly (string | null | undefined)[],
  rules: FreshnessRules,
): Verdict {
  const keys = keysOf(secrets, /^whsec_/);
  if (keys.length === 0) return 'no_secret';
  const id = headerOf(headers, STANDARD_HEADERS.id);
  const timestamp = headerOf(headers, STANDARD_HEADERS.timestamp);
  const signature = headerOf(headers, STANDARD_HEADERS.signature);
  if (id === null || timestamp === null || signature === null) return 'missing_header';
  const signedMs = unixSeconds(timestamp);
  if (signedMs === null) return 'bad_signature';
  const freshness = freshnessOf(signedMs, rules);
  if (freshness !== 'ok') return freshness;
  const given = signature.split(' ').slice(0, MOST_SIGNATURES);
  const expected = keys.map((key) => `v1,${hmacOf(key, [`${id}.${timestamp}.`, rawBody])}`);
  return isAnySame(given, expected) ? 'ok' : 'bad_signature';
}
