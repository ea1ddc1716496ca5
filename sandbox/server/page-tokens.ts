import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ApiError } from './api-error';
import type { Position, SandboxFile } from './store';

/**
 * Page tokens: opaque, signed, bound to the list and filters they were made for, and short-lived, so that a client
 * which builds, keeps or reuses one elsewhere finds out. They outlive a restart: the secret is kept in the store.
 */
export class PageTokens {
  private secret: Buffer;

  constructor(
    private readonly store: SandboxFile,
    private readonly now: () => number,
    private readonly lifetimeMs: () => number,
  ) {
    this.secret = this.loadSecret();
  }

  /** After the store was cleared: a new secret, so that older tokens are refused. */
  renew(): void {
    this.secret = this.loadSecret();
  }

  issue(scope: string, position: Position): string {
    const payload = Buffer.from(JSON.stringify([this.now(), position.at, position.row]));
    return Buffer.concat([this.sign(scope, payload), payload]).toString('base64url');
  }

  /** @throws {ApiError} 400 when the token is not one of ours, is for another list, or has expired */
  read(scope: string, token: string, path: string): Position {
    const read = this.tryRead(scope, token);
    if (!('refused' in read)) return read;
    throw ApiError.invalid([{ path, message: read.refused, value: token, schema: { type: 'string' } }]);
  }

  /** The same for services that refuse a token in words of their own. */
  tryRead(scope: string, token: string): Position | { readonly refused: string } {
    const bytes = Buffer.from(token, 'base64url');
    const [signature, payload] = [bytes.subarray(0, 16), bytes.subarray(16)];
    if (signature.length !== 16 || !timingSafeEqual(signature, this.sign(scope, payload)))
      return { refused: 'Expected a page token of this list with these filters' };
    const [issuedAt, at, row] = JSON.parse(payload.toString()) as [number, string, number];
    if (this.now() - issuedAt > this.lifetimeMs()) return { refused: 'The page token has expired' };
    return { at, row };
  }

  private sign(scope: string, payload: Buffer): Buffer {
    const hash = createHash('sha256').update(scope).digest();
    return createHmac('sha256', this.secret).update(hash).update(payload).digest().subarray(0, 16);
  }

  private loadSecret(): Buffer {
    const known = this.store.readFact('pageTokenSecret');
    if (typeof known === 'string') return Buffer.from(known, 'base64');
    const secret = randomBytes(32);
    this.store.writeFact('pageTokenSecret', secret.toString('base64'));
    return secret;
  }
}
