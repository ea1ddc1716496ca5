/**
 * Requests that OpenPhone permits per key and second, both API surfaces together. Source: the vendor's
 * "Rate limits" page.
 */
export const PERMITTED_PER_SECOND = 10;

/**
 * What we use of it: 96 %. The rest is room for the clock: evenly spaced requests that bunch up by a few
 * milliseconds on the way must not count as eleven in one second.
 */
export const REQUESTS_PER_SECOND = 9.6;

/** A place in the queue: when to send (milliseconds, same clock), unless everybody was told to pause meanwhile. */
export interface Slot {
  readonly atMs: number;
  readonly queue: number;
}

/**
 * Evenly spaced slots that all callers of one API key share. Pure scheduling: the time is passed in, nothing waits
 * here. The loop around it is `reserve`, wait until `atMs`, `isValid`, else reserve again.
 */
export class RateLimiter {
  private nextMs = -Infinity;
  private pausedUntilMs = -Infinity;
  private queue = 0;

  /**
   * The next free slot, at or after now.
   * @param perSecond lowers the pace for this caller; more than the permitted pace is not given
   */
  reserve(nowMs: number, perSecond: number = REQUESTS_PER_SECOND): Slot {
    const pace = perSecond > 0 ? Math.min(perSecond, REQUESTS_PER_SECOND) : REQUESTS_PER_SECOND;
    const atMs = Math.max(nowMs, this.nextMs);
    this.nextMs = atMs + 1000 / pace;
    return { atMs, queue: this.queue };
  }

  /** False when a pause was called after the slot was given; it is void then. */
  isValid(slot: Slot): boolean {
    return slot.queue === this.queue;
  }

  /** Nobody sends until `untilMs`; everybody who waits queues again behind it. A shorter pause never ends a longer one. */
  pauseUntil(untilMs: number): void {
    if (untilMs <= this.pausedUntilMs) return;
    this.pausedUntilMs = untilMs;
    this.nextMs = untilMs;
    this.queue += 1;
  }
}
