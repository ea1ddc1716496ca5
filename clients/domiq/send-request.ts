import { requestLabel, type HttpExchange } from '../http/exchange';
import type { RateLimiter } from '../http/rate-limiter';
import { RETRY_LIMITS, type RetryLimits } from '../http/retry';
import { sendUntilAnswered, type Turns } from '../http/send-until-answered';
import { CancelledError, NoAnswerError, refusedError } from './errors';
import { IDEMPOTENCY_KEY } from './idempotency-key';
import { readRefusal } from './refusal';
import type { SendRequest } from './request';

export interface Pace {
  /** Shared by every caller of the same API key. */
  readonly limiter: RateLimiter;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** 0 <= random < 1 */
  readonly random: () => number;
  readonly limits?: RetryLimits;
  /** True once the workflow was stopped; asked before every request. */
  readonly isCancelled?: () => boolean;
}

/**
 * One request after the other over `exchange`: in its slot, repeated when that is safe, errors typed. GET and PUT may
 * always be repeated, anything else only with an idempotency key.
 */
export function createSendRequest(exchange: HttpExchange, pace: Pace): SendRequest {
  const { limiter, now, sleep, random, limits = RETRY_LIMITS } = pace;
  const turns: Turns = {
    wait: () => limiter.waitForTurn(pace),
    pauseUntil: (untilMs) => limiter.pauseUntil(untilMs),
  };
  return async (request) => {
    const { method, headers } = request;
    const isRepeatable = method === 'GET' || method === 'PUT' || headers?.[IDEMPOTENCY_KEY] !== undefined;
    const policy = { limits, now, sleep, random, isRepeatable, turns };
    const ended = await sendUntilAnswered(exchange, request, policy);
    const label = requestLabel(request);
    if (ended.kind === 'cancelled') throw new CancelledError(label);
    if (ended.kind === 'lost') throw new NoAnswerError(label, ended.reason);
    const { status, body } = ended.answer;
    if (status >= 200 && status < 300) return { kind: 'done', status, body };
    const refusal = readRefusal(body);
    if (refusal.reason === 'stale_write') return { kind: 'stale', status, body };
    throw refusedError({ request: label, status, attempts: ended.attempts, ...refusal });
  };
}
