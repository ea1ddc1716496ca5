import { createHash } from 'node:crypto';
import type { RateLimiter } from '../../../clients/http/rate-limiter';
import { newRateLimiter } from '../../../clients/domiq';

const limiters = new Map<string, RateLimiter>();

/** The rate limit that everything in this process shares that uses the same key at the same address. The key itself is not kept. */
export function limiterOf(baseUrl: string, apiKey: string): RateLimiter {
  const id = createHash('sha256').update(`${baseUrl}\n${apiKey}`).digest('hex');
  const limiter = limiters.get(id) ?? newRateLimiter();
  limiters.set(id, limiter);
  return limiter;
}
