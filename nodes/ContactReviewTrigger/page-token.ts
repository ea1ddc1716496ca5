import { hmacOf, isSameText } from '../../clients/webhook';

/** What a token is good for: opening the page, or asking from an open page. One is never taken for the other. */
export type TokenUse = 'link' | 'page';

export interface TokenClaims {
  /** Who holds it, as decisions are recorded. */
  readonly reviewer: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
}

/** A claim that only who has the secret can have written: `<base64url of its JSON>.<HMAC-SHA256 in hex>`. */
export function signToken(use: TokenUse, claims: TokenClaims, secret: string): string {
  const payload = Buffer.from(JSON.stringify([claims.reviewer, claims.expiresAtMs]), 'utf8').toString(
    'base64url',
  );
  return `${payload}.${signatureOf(use, payload, secret)}`;
}

/** The claims of a token that is genuine, of this use and not expired; else null. Never throws. */
export function readToken(use: TokenUse, token: string, secret: string, nowMs: number): TokenClaims | null {
  const [payload = '', signature = '', ...more] = token.split('.');
  if (more.length > 0 || !isSameText(signature, signatureOf(use, payload, secret))) return null;
  const claims = claimsOf(payload);
  return claims !== null && claims.expiresAtMs > nowMs ? claims : null;
}

const signatureOf = (use: TokenUse, payload: string, secret: string): string =>
  hmacOf(Buffer.from(secret, 'utf8'), [`contact-review ${use} `, payload], 'hex');

function claimsOf(payload: string): TokenClaims | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (!Array.isArray(claims)) return null;
    const [reviewer, expiresAtMs] = claims as unknown[];
    return typeof reviewer === 'string' && typeof expiresAtMs === 'number' ? { reviewer, expiresAtMs } : null;
  } catch {
    return null;
  }
}
