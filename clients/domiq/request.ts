import type { HttpRequest } from '../http/exchange';

/** An answer that says something: 2xx, or what DomIQ has when it refuses a write because that is newer. */
export interface Told {
  readonly kind: 'done' | 'stale';
  readonly status: number;
  /** undefined when it is empty. */
  readonly body: unknown;
}

/**
 * Performs one request and owns authentication, rate limit and retries.
 * @throws {DomIqError} for every other answer and for none
 */
export type SendRequest = (request: HttpRequest) => Promise<Told>;
