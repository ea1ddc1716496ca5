import { setTimeout as sleep } from 'node:timers/promises';
import { pathWithQuery, type HttpExchange } from '../../../clients/http/exchange';
import { createSendRequest, DomIqClient, newRateLimiter } from '../../../clients/domiq';
import type { Pace } from '../../../clients/http/send-until-answered';
import { fetchAttempt } from '../../support/fetch-attempt';

/** One HTTP request with fetch, the way a transport has to do it: JSON where it is JSON, else the text. */
export function fetchExchange(baseUrl: string, { key = 'test-key', timeoutMs = 5000 } = {}): HttpExchange {
  return (request) =>
    fetchAttempt(
      `${baseUrl}${pathWithQuery(request)}`,
      {
        method: request.method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...request.headers },
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      },
      timeoutMs,
      bodyOf,
    );
}

function bodyOf(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const quickPace = (overrides: Partial<Pace> = {}): Pace => ({
  limiter: newRateLimiter(),
  now: Date.now,
  sleep: async (ms) => {
    await sleep(ms);
  },
  random: Math.random,
  limits: { firstPauseMs: 20, longestPauseMs: 100, totalMs: 10_000, unreachableMs: 200 },
  ...overrides,
});

/** The client over real HTTP. */
export const clientOn = (baseUrl: string, options = {}, pace: Pace = quickPace()): DomIqClient =>
  new DomIqClient(createSendRequest(fetchExchange(baseUrl, options), pace));
