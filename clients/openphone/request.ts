import type { HttpRequest } from '../http/exchange';

/**
 * Performs one request and owns authentication, rate limit and retries. Resolves with the body of a 2xx answer
 * (undefined when it is empty).
 * @throws {OpenPhoneError} for every other answer and for none
 */
export type SendRequest = (request: HttpRequest) => Promise<unknown>;
