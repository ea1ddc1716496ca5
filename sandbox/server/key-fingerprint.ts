import { createHash } from 'node:crypto';

/** A short, one-way stand-in for a key, safe to log: the first 16 hex digits of its SHA-256. */
export function keyFingerprint(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}
