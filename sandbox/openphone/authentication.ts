import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from '../server/api-error';
import { type Surface } from './api-error';
import { keyFingerprint } from '../server/key-fingerprint';

export const datedVersion = '2026-03-30';

/**
 * The version header of the dated surface: required, no default.
 * @throws {ApiError} 400. Checked before the key, so a request with neither is a 400, not a 401.
 */
export function checkVersion(surface: Surface, headers: IncomingHttpHeaders): void {
  if (surface === 'v1') return;
  const version = headers['quo-api-version'];
  if (version === datedVersion) return;
  throw ApiError.invalid([
    {
      path: '/headers/quo-api-version',
      message: version === undefined ? 'Expected required property' : `Expected '${datedVersion}'`,
      value: version,
      schema: { type: 'string', enum: [datedVersion] },
    },
  ]);
}

/**
 * The key behind the Authorization header, as a fingerprint. The key is sent bare: a scheme in front of it, such as
 * `Bearer`, makes it a wrong key.
 * @param accepted fingerprints that are let in; null lets in every bare key
 * @throws {ApiError} 401
 */
export function authenticate(headers: IncomingHttpHeaders, accepted: readonly string[] | null): string {
  const key = headers.authorization ?? '';
  const fingerprint = keyFingerprint(key);
  if (key === '' || /\s/.test(key) || (accepted && !accepted.includes(fingerprint)))
    throw new ApiError(401, 'You are unauthorized to make this request');
  return fingerprint;
}
