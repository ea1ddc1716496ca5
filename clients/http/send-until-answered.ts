import type { Attempt, HttpExchange, HttpRequest } from './exchange';
import { mayRepeat, pauseMs, retryAfterMs, type Failure, type RetryLimits } from './retry';

/** Waits for the caller's turn under a rate limit that others share. */
export interface Turns {
  /** Resolves when the request may be sent; false when the workflow was stopped meanwhile. */
  readonly wait: () => Promise<boolean>;
  /** Nobody sends before this moment (milliseconds since 1970). */
  readonly pauseUntil: (untilMs: number) => void;
}

export interface SendPolicy {
  readonly limits: RetryLimits;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** 0 <= random < 1 */
  readonly random: () => number;
  /** Whether the same request may safely be carried out twice. */
  readonly isRepeatable: boolean;
  readonly turns: Turns;
}

/** How the last attempt ended, and how many there were. */
export type Ended = Attempt & { readonly attempts: number };

/**
 * Sends the request, and again after a failure that passes, as long as that is safe and the time limits allow it. Success is
 * any 2xx; every other ending is the last attempt's.
 */
export async function sendUntilAnswered(
  exchange: HttpExchange,
  request: HttpRequest,
  policy: SendPolicy,
): Promise<Ended> {
  const { limits, now, isRepeatable, turns } = policy;
  const startedMs = now();
  for (let attempts = 1; ; attempts += 1) {
    if (!(await turns.wait())) return { kind: 'cancelled', attempts };
    const attempt = await exchange(request);
    if (attempt.kind === 'cancelled' || isSuccess(attempt)) return { ...attempt, attempts };
    const failure: Failure = attempt.kind === 'answered' ? attempt.answer.status : attempt.reason;
    const wait = pauseBefore(attempt, attempts, policy);
    const timeLimit = failure === 'not_sent' ? limits.unreachableMs : limits.totalMs;
    const isLate = now() + wait - startedMs > timeLimit;
    if (!mayRepeat(isRepeatable, failure) || isLate) return { ...attempt, attempts };
    if (failure === 429) turns.pauseUntil(now() + wait);
    else await policy.sleep(wait);
  }
}

function isSuccess(attempt: Attempt): boolean {
  return attempt.kind === 'answered' && attempt.answer.status >= 200 && attempt.answer.status < 300;
}

/** At least a twentieth of the first pause, so that a 429 always slows everybody down. */
function pauseBefore(attempt: Attempt, attempts: number, { limits, now, random }: SendPolicy): number {
  const header = attempt.kind === 'answered' ? attempt.answer.headers['retry-after'] : undefined;
  return (
    retryAfterMs(header, now()) ?? Math.max(limits.firstPauseMs / 20, pauseMs(attempts, random(), limits))
  );
}
