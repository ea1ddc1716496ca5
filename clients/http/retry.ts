import type { LostReason } from './exchange';

/** What happened to one attempt that did not succeed: a status, or why there was no answer. */
export type Failure = number | LostReason;

export interface RetryLimits {
  /** First pause at most; doubles with every attempt. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** From the first attempt on; no new attempt starts later. */
  readonly totalMs: number;
  /** The same while no connection can be made at all: a wrong address does not get better by waiting. */
  readonly unreachableMs: number;
}

/** For services that document no Retry-After: we start at a second, double, and give up after two minutes. */
export const RETRY_LIMITS: RetryLimits = {
  firstPauseMs: 1000,
  longestPauseMs: 8_000,
  totalMs: 120_000,
  unreachableMs: 15_000,
};

/** Somebody waits in front of the editor: give up sooner. */
export const EDITOR_RETRY_LIMITS: RetryLimits = { ...RETRY_LIMITS, totalMs: 8000, unreachableMs: 2000 };

/**
 * Whether the same request may be sent again. 429 and an unmade connection: always, nothing was done. 5xx and a lost
 * answer: only what may safely be carried out twice (reading, deleting, writing a full state); anything else may have
 * created something.
 */
export function mayRepeat(isRepeatable: boolean, failure: Failure): boolean {
  if (failure === 429 || failure === 'not_sent') return true;
  const isTransient = typeof failure === 'string' || failure >= 500;
  return isTransient && isRepeatable;
}

/** True when the request may have been carried out although no answer says so. */
export function isAmbiguous(failure: Failure): boolean {
  return (
    failure === 'timeout' || failure === 'connection_lost' || (typeof failure === 'number' && failure >= 500)
  );
}

/**
 * How long to wait before the next attempt, in milliseconds: exponential with full jitter.
 * @param attempt  1 after the first failure
 * @param random   0 <= random < 1
 */
export function pauseMs(attempt: number, random: number, limits: RetryLimits = RETRY_LIMITS): number {
  const ceiling = Math.min(limits.longestPauseMs, limits.firstPauseMs * 2 ** (attempt - 1));
  return Math.round(ceiling * random);
}

/** Milliseconds of a Retry-After header (seconds or an HTTP date), null when there is none that can be read. */
export function retryAfterMs(header: unknown, nowMs: number): number | null {
  if (typeof header !== 'string' || header.trim() === '') return null;
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
