import { RateLimiter } from '../http/rate-limiter';

/** Requests that DomIQ permits a key and second at least. Source: docs/domiq.openapi.yaml, "Rate limit". */
export const PERMITTED_PER_SECOND = 20;

/** What we use of it: 95 %. */
export const REQUESTS_PER_SECOND = 19;

/** The limiter of one API key. */
export function newRateLimiter(): RateLimiter {
  return new RateLimiter({ permittedPerSecond: PERMITTED_PER_SECOND, usedPerSecond: REQUESTS_PER_SECOND });
}
