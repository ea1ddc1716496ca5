import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether two texts are the same, in a time that does not tell where they differ. Their lengths are compared first and are not
 * secret: a digest always has the same one.
 */
export function isSameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** HMAC-SHA256 over the parts, one after the other. */
export function hmacOf(
  key: Buffer,
  parts: readonly (string | Buffer)[],
  encoding: 'base64' | 'hex' = 'base64',
): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest(encoding);
}

/** The bytes of secrets that are written in base64; one that is empty is none. */
export function keysOf(secrets: readonly (string | null | undefined)[], prefix: RegExp = /^$/): Buffer[] {
  return secrets
    .map((secret) => Buffer.from((secret ?? '').trim().replace(prefix, ''), 'base64'))
    .filter((key) => key.length > 0);
}

/** Whether any of the candidates is any of the expected texts; every pair is compared, so that the time tells nothing. */
export function isAnySame(candidates: readonly string[], expected: readonly string[]): boolean {
  let isFound = false;
  for (const candidate of candidates)
    for (const text of expected) isFound = isSameText(candidate, text) || isFound;
  return isFound;
}
