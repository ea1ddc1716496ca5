import { RateLimiter } from '../http/rate-limiter';

/**
 * Requests that OpenPhone permits per key and second, both API surfaces together. Source: the vendor's
 * "Rate limits" page.
 */
export const PERMITTED_PER_SECOND = 10;

/** What we use of it: 96 %. */
export const REQUESTS_PER_SECOND = 9.6;

/** The limiter of one API key. */
export function newRateLimiter(): RateLimiter {
  return new RateLimiter({ permittedPerSecond: PERMITTED_PER_SECOND, usedPerSecond: REQUESTS_PER_SECOND });
}
