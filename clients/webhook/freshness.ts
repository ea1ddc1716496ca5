import type { FreshnessRules, Verdict } from './verdict';

/** From this many digits on a unix time is in milliseconds: as seconds it would lie beyond the year 5000. */
const MILLISECOND_DIGITS = 12;

/**
 * Whether a delivery was signed just now. The bounds themselves are within the tolerance.
 * @param signedMs milliseconds since 1970
 */
export function freshnessOf(signedMs: number, { nowMs, toleranceSeconds }: FreshnessRules): Verdict {
  const toleranceMs = toleranceSeconds * 1000;
  if (signedMs < nowMs - toleranceMs) return 'too_old';
  if (signedMs > nowMs + toleranceMs) return 'too_new';
  return 'ok';
}

/** Unix seconds as milliseconds; null for a text that is no whole number. */
export function unixSeconds(text: string): number | null {
  return /^\d{1,11}$/.test(text) ? Number(text) * 1000 : null;
}

/** A unix time in seconds or milliseconds, told apart by its length, as milliseconds; null for anything else. */
export function unixTime(text: string): number | null {
  if (!/^\d{1,15}$/.test(text)) return null;
  return text.length >= MILLISECOND_DIGITS ? Number(text) : Number(text) * 1000;
}
