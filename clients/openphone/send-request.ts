import { requestLabel, type HttpExchange } from '../http/exchange';
import type { RateLimiter } from '../http/rate-limiter';
import { RETRY_LIMITS, type RetryLimits } from '../http/retry';
import { sendUntilAnswered, type Turns } from '../http/send-until-answered';
import { CancelledError, NoAnswerError, refusedError } from './errors';
import type { SendRequest } from './request';
import { readVendorError } from './vendor-error';

export interface Pace {
  /** Shared by every caller of the same API key. */
  readonly limiter: RateLimiter;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** 0 <= random < 1 */
  readonly random: () => number;
  readonly requestsPerSecond?: number;
  readonly limits?: RetryLimits;
  /** True once the workflow was stopped; asked before every request. */
  readonly isCancelled?: () => boolean;
}

/**
 * One request after the other over `exchange`: in its slot, repeated when that is safe, errors typed. PATCH may be
 * repeated: its body is always the full state.
 */
export function createSendRequest(exchange: HttpExchange, pace: Pace): SendRequest {
  const { limiter, now, sleep, random, limits = RETRY_LIMITS } = pace;
  const turns: Turns = {
    wait: () => limiter.waitForTurn(pace),
    pauseUntil: (untilMs) => limiter.pauseUntil(untilMs),
  };
  return async (request) => {
    const isRepeatable = request.method !== 'POST';
    const policy = { limits, now, sleep, random, isRepeatable, turns };
    const ended = await sendUntilAnswered(exchange, request, policy);
    const label = requestLabel(request);
    if (ended.kind === 'cancelled') throw new CancelledError(label);
    if (ended.kind === 'lost') throw new NoAnswerError(label, ended.reason);
    const { status, body } = ended.answer;
    if (status >= 200 && status < 300) return body;
    throw refusedError({ request: label, status, attempts: ended.attempts, ...readVendorError(body) });
  };
}
