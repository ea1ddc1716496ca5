import { hmacOf, isAnySame, keysOf } from './constant-time';
import { freshnessOf, unixTime } from './freshness';
import { headerOf, type Delivery, type FreshnessRules, type Verdict } from './verdict';

export const LEGACY_HEADER = 'openphone-signature';

/** A vendor's secret gives one signature, or two while it is exchanged. */
const MOST_SIGNATURES = 10;

/**
 * Checks a delivery by OpenPhone's older scheme, `openphone-signature: hmac;1;<unix time>;<base64>`: HMAC-SHA256 over
 * `<time>.<body>`; several signatures stand between commas. The raw body is tried first, then the same JSON without blanks,
 * which the vendor's prose asks for. The time is in milliseconds or, when it is shorter, in seconds. Never throws.
 * Source: openphone reference, section 4.5.
 * @param secrets bare base64; empty ones count as none
 */
export function verifyOpenPhoneLegacy(
  { headers, rawBody }: Delivery,
  secrets: readonly (string | null | undefined)[],
  rules: FreshnessRules,
): Verdict {
  const keys = keysOf(secrets);
  if (keys.length === 0) return 'no_secret';
  const header = headerOf(headers, LEGACY_HEADER);
  if (header === null) return 'missing_header';
  const verdicts = header
    .split(',')
    .slice(0, MOST_SIGNATURES)
    .map((entry) => verdictOf(entry.trim(), rawBody, keys, rules));
  return verdicts.find((verdict) => verdict === 'ok') ?? verdicts[0] ?? 'bad_signature';
}

function verdictOf(entry: string, rawBody: Buffer, keys: readonly Buffer[], rules: FreshnessRules): Verdict {
  const [scheme, version, timestamp = '', digest = '', ...more] = entry.split(';');
  const signedMs = unixTime(timestamp);
  if (scheme !== 'hmac' || version !== '1' || signedMs === null || more.length > 0) return 'bad_signature';
  const freshness = freshnessOf(signedMs, rules);
  if (freshness !== 'ok') return freshness;
  const compact = withoutBlanks(rawBody);
  const bodies = [rawBody, ...(compact === null ? [] : [compact])];
  const expected = keys.flatMap((key) => bodies.map((body) => hmacOf(key, [`${timestamp}.`, body])));
  return isAnySame([digest], expected) ? 'ok' : 'bad_signature';
}

/** The same JSON in one line; null when the body is no JSON. */
function withoutBlanks(rawBody: Buffer): string | null {
  try {
    return JSON.stringify(JSON.parse(rawBody.toString('utf8')));
  } catch {
    return null;
  }
}
