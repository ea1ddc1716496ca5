/**
 * What became of the check of a delivery. `ok`: whoever sent it knows the secret, and sent it just now. Anything else: it must
 * not be believed.
 */
export type Verdict =
  | 'ok'
  /** We hold no secret to check against. */
  | 'no_secret'
  | 'missing_header'
  /** Signed longer ago than the tolerance allows: perhaps recorded and sent again. */
  | 'too_old'
  /** Signed so far in the future that one of the two clocks is wrong. */
  | 'too_new'
  /** Signed with another secret, over other bytes, or in another scheme. */
  | 'bad_signature';

/** The headers of a request as Node gives them: names in lower case. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What was delivered, as it came over the wire. */
export interface Delivery {
  readonly headers: RequestHeaders;
  /** The exact bytes; JSON that was parsed and written again need not have the same ones. */
  readonly rawBody: Buffer;
}

/** What the age of a delivery is measured with. */
export interface FreshnessRules {
  /** The present, in milliseconds since 1970. */
  readonly nowMs: number;
  /** How far the time of signing may lie in the past or in the future. */
  readonly toleranceSeconds: number;
}

/** How far both vendors' schemes let the time of signing lie away. Source: openphone reference, sections 4.4 and 4.5. */
export const DEFAULT_TOLERANCE_SECONDS = 300;

/** A header's value without blanks around it, whatever the case of its name; null when it is missing or empty. */
export function headerOf(headers: RequestHeaders, name: string): string | null {
  const value = headers[name.trim().toLowerCase()];
  const text = (
    Array.isArray(value) ? (value[0] as string | undefined) : (value as string | undefined)
  )?.trim();
  return text === undefined || text === '' ? null : text;
}
