import { isAnySame } from './constant-time';
import { headerOf, type RequestHeaders, type Verdict } from './verdict';

/**
 * Checks a delivery that carries the secret itself in a header. Weaker than a signature: it says nothing about the body and
 * nothing about when it was sent, so only for a connection that is encrypted. A "Bearer" before the secret is passed over.
 * Never throws.
 * @param header its name, e.g. "x-relay-secret"
 */
export function verifySharedSecret(
  headers: RequestHeaders,
  secrets: readonly (string | null | undefined)[],
  header: string,
): Verdict {
  const known = secrets.filter((secret): secret is string => Boolean(secret));
  if (known.length === 0) return 'no_secret';
  const given = headerOf(headers, header);
  if (given === null) return 'missing_header';
  return isAnySame([given, given.replace(/^Bearer +/i, '')], known) ? 'ok' : 'bad_signature';
}
