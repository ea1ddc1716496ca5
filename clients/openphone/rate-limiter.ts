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

/** How much more than a second lies between a request and the tenth before it: what the way there may shift them. */
const WAY_MS = 30;

/**
 * How far behind the clock the queue may be and still catch up: what a pause between two batches, or a busy process,
 * costs is made good, while `start` keeps any second at ten requests. After a longer rest it begins anew.
 */
const CATCH_UP_MS = 1000;

/** A place in the queue: when to send (milliseconds, same clock), unless everybody was told to pause meanwhile. */
export interface Slot {
  readonly atMs: number;
  readonly queue: number;
}

/**
 * Evenly spaced slots that all callers of one API key share. Pure scheduling: the time is passed in, nothing waits
 * here. The loop around it is `reserve`, wait until `atMs`, `isValid`, else reserve again; then `start`, and wait as
 * long as it says before asking again.
 */
export class RateLimiter {
  private nextMs = -Infinity;
  private pausedUntilMs = -Infinity;
  private queue = 0;
  /** When the last requests were really sent, oldest first. */
  private startedMs: number[] = [];

  /**
   * The next free slot: at or after now, or up to a second before it when the queue has to catch up.
   * @param perSecond lowers the pace for this caller; more than the permitted pace is not given
   */
  reserve(nowMs: number, perSecond: number = REQUESTS_PER_SECOND): Slot {
    const pace = perSecond > 0 ? Math.min(perSecond, REQUESTS_PER_SECOND) : REQUESTS_PER_SECOND;
    const atMs = this.nextMs > nowMs - CATCH_UP_MS ? this.nextMs : nowMs;
    this.nextMs = atMs + 1000 / pace;
    return { atMs, queue: this.queue };
  }

  /** False when a pause was called after the slot was given; it is void then. */
  isValid(slot: Slot): boolean {
    return slot.queue === this.queue;
  }

  /**
   * 0 when the request may be sent now, which is then remembered; else how long to wait, in milliseconds. A busy
   * process wakes late and would send several waiting requests at once.
   */
  start(nowMs: number): number {
    const tenthBefore = this.startedMs.at(-PERMITTED_PER_SECOND);
    const wait = tenthBefore === undefined ? 0 : tenthBefore + 1000 + WAY_MS - nowMs;
    if (wait > 0) return wait;
    this.startedMs = [...this.startedMs.slice(1 - PERMITTED_PER_SECOND), nowMs];
    return 0;
  }

  /** Nobody sends until `untilMs`; everybody who waits queues again behind it. A shorter pause never ends a longer one. */
  pauseUntil(untilMs: number): void {
    if (untilMs <= this.pausedUntilMs) return;
    this.pausedUntilMs = untilMs;
    this.nextMs = untilMs;
    this.queue += 1;
  }
}
