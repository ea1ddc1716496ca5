import type { Attempt, HttpExchange, HttpRequest } from './exchange';
import type { RateLimiter, TurnTaker } from './rate-limiter';
import { mayRepeat, pauseMs, RETRY_LIMITS, retryAfterMs, type Failure, type RetryLimits } from './retry';

/** How fast requests may follow each other, and how long they may be repeated. */
export interface Pace extends TurnTaker {
  /** Shared by every caller of the same key. */
  readonly limiter: RateLimiter;
  /** 0 <= random < 1 */
  readonly random: () => number;
  readonly limits?: RetryLimits;
}

/** How the last attempt ended, and how many there were. */
export type Ended = Attempt & { readonly attempts: number };

/**
 * Sends the request in its turn, and again after a failure that passes, as long as that is safe and the time limits allow it.
 * Success is any 2xx; every other ending is the last attempt's.
 * @param isRepeatable whether the same request may safely be carried out twice
 */
export async function sendUntilAnswered(
  exchange: HttpExchange,
  request: HttpRequest,
  pace: Pace,
  isRepeatable: boolean,
): Promise<Ended> {
  const { limiter, limits = RETRY_LIMITS, now, sleep } = pace;
  const startedMs = now();
  for (let attempts = 1; ; attempts += 1) {
    if (!(await limiter.waitForTurn(pace))) return { kind: 'cancelled', attempts };
    if (request.notAfter !== undefined && now() >= Date.parse(request.notAfter))
      return { kind: 'cancelled', attempts };
    const attempt = await exchange(request);
    if (attempt.kind === 'cancelled' || isSuccess(attempt)) return { ...attempt, attempts };
    const failure: Failure = attempt.kind === 'answered' ? attempt.answer.status : attempt.reason;
    const wait = pauseBefore(attempt, attempts, pace, limits);
    const timeLimit = failure === 'not_sent' ? limits.unreachableMs : limits.totalMs;
    const isLate = now() + wait - startedMs > timeLimit;
    if (!mayRepeat(isRepeatable, failure) || isLate) return { ...attempt, attempts };
    if (failure === 429) limiter.pauseUntil(now() + wait);
    else await sleep(wait);
  }
}

function isSuccess(attempt: Attempt): boolean {
  return attempt.kind === 'answered' && attempt.answer.status >= 200 && attempt.answer.status < 300;
}

/** At least a twentieth of the first pause, so that a 429 always slows everybody down. */
function pauseBefore(attempt: Attempt, attempts: number, { now, random }: Pace, limits: RetryLimits): number {
  const header = attempt.kind === 'answered' ? attempt.answer.headers['retry-after'] : undefined;
  return (
    retryAfterMs(header, now()) ?? Math.max(limits.firstPauseMs / 20, pauseMs(attempts, random(), limits))
  );
}
