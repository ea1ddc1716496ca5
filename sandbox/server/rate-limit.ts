import { ApiError } from './api-error';

const WINDOW_MS = 1000;

/** Requests per key in a sliding second. Refused requests do not count against the key. */
export class RateLimit {
  private readonly admitted = new Map<string, number[]>();

  constructor(
    private readonly now: () => number,
    private readonly perSecond: () => number,
  ) {}

  /** @throws {ApiError} 429 when the key made `perSecond` requests in the second before now; 0 admits everything */
  admit(fingerprint: string): void {
    const limit = this.perSecond();
    if (limit === 0) return;
    const now = this.now();
    const recent = (this.admitted.get(fingerprint) ?? []).filter((time) => time > now - WINDOW_MS);
    const isOver = recent.length >= limit;
    if (!isOver) recent.push(now);
    this.admitted.set(fingerprint, recent);
    if (isOver) throw new ApiError(429, 'Too many requests');
  }

  clear(): void {
    this.admitted.clear();
  }
}
