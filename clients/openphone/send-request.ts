import { CancelledError, NoAnswerError, refusedError } from './errors';
import type { OpenPhoneError } from './errors';
import type { RateLimiter } from './rate-limiter';
import type { HttpAnswer, HttpExchange, OpenPhoneRequest, SendRequest } from './request';
import { mayRepeat, pauseMs, RETRY_LIMITS, retryAfterMs } from './retry';
import type { Failure, RetryLimits } from './retry';
import { settle } from './settle';
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

type Attempt = { readonly answer: HttpAnswer } | { readonly lost: NoAnswerError };

/** One request after the other over `exchange`: in its slot, repeated when that is safe, errors typed. */
export function createSendRequest(exchange: HttpExchange, pace: Pace): SendRequest {
  const limits = pace.limits ?? RETRY_LIMITS;
  return async (request) => {
    const label = `${request.method} ${request.path}`;
    const startedMs = pace.now();
    for (let attempts = 1; ; attempts += 1) {
      await waitForSlot(pace, label);
      const attempt = await attemptOnce(exchange, request);
      if ('answer' in attempt && isSuccess(attempt.answer.status)) return attempt.answer.body;
      const failure: Failure = 'answer' in attempt ? attempt.answer.status : attempt.lost.reason;
      const wait = pauseBefore(attempt, attempts, pace, limits);
      const timeLimit = failure === 'not_sent' ? limits.unreachableMs : limits.totalMs;
      const isLate = pace.now() + wait - startedMs > timeLimit;
      if (!mayRepeat(request.method, failure) || isLate) throw errorOf(attempt, label, attempts);
      if (failure === 429) pace.limiter.pauseUntil(pace.now() + wait);
      else await pace.sleep(wait);
    }
  };
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

async function waitForSlot({ limiter, now, sleep, requestsPerSecond, isCancelled }: Pace, label: string) {
  for (;;) {
    if (isCancelled?.()) throw new CancelledError(label);
    const slot = limiter.reserve(now(), requestsPerSecond);
    let wait = slot.atMs - now();
    do {
      if (wait > 0) await sleep(wait);
      wait = limiter.isValid(slot) ? limiter.start(now()) : 0;
    } while (wait > 0);
    if (limiter.isValid(slot)) return;
  }
}

async function attemptOnce(exchange: HttpExchange, request: OpenPhoneRequest): Promise<Attempt> {
  const sent = await settle(exchange(request));
  if (sent.ok) return { answer: sent.value };
  if (sent.error instanceof NoAnswerError) return { lost: sent.error };
  throw sent.error;
}

/** At least a twentieth of the first pause, so that a 429 always slows everybody down. */
function pauseBefore(attempt: Attempt, attempts: number, pace: Pace, limits: RetryLimits): number {
  const asked = 'answer' in attempt ? retryAfterMs(attempt.answer.headers['retry-after'], pace.now()) : null;
  return asked ?? Math.max(limits.firstPauseMs / 20, pauseMs(attempts, pace.random(), limits));
}

function errorOf(attempt: Attempt, request: string, attempts: number): OpenPhoneError {
  if ('lost' in attempt) return attempt.lost;
  const { status, body } = attempt.answer;
  return refusedError({ request, status, attempts, ...readVendorError(body) });
}
