import { createHash } from 'node:crypto';

/**
 * Something that everything in this process shares that works under the same credential.
 * @param make the thing of an account, by a fingerprint that tells accounts apart without telling the key
 * @returns the account's one; takes what makes it the same account, the key among it, which is not kept
 */
export function sharedByAccount<T>(make: (fingerprint: string) => T): (...parts: readonly string[]) => T {
  const byFingerprint = new Map<string, T>();
  return (...parts) => {
    const fingerprint = createHash('sha256').update(parts.join('\n')).digest('hex');
    const known = byFingerprint.get(fingerprint);
    if (known !== undefined) return known;
    const made = make(fingerprint);
    byFingerprint.set(fingerprint, made);
    return made;
  };
}
