/** Requests a second that a service permits for one key, and what we use of it. */
export interface PermittedPace {
  readonly permittedPerSecond: number;
  /** A little less: evenly spaced requests that bunch up by a few milliseconds on the way must not count as too many. */
  readonly usedPerSecond: number;
}

/** What the loop around a limiter needs. */
export interface TurnTaker {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly requestsPerSecond?: number;
  /** True once the workflow was stopped; asked before every request. */
  readonly isCancelled?: () => boolean;
}

/** How much more than a second lies between a request and the last permitted one before it: what the way may shift them. */
const WAY_MS = 30;

/**
 * How far behind the clock the queue may be and still catch up: what a pause between two batches, or a busy process,
 * costs is made good, while `start` keeps any second at the permitted number. After a longer rest it begins anew.
 */
const CATCH_UP_MS = 1000;

/** How much of a second's requests may go out at once after a rest: one person's few requests need not wait for each other. */
const REST_MS = 250;

/** A place in the queue: when to send (milliseconds, same clock), unless everybody was told to pause meanwhile. */
export interface Slot {
  readonly atMs: number;
  readonly queue: number;
}

/**
 * Evenly spaced slots that all callers of one API key share. The time is passed in; only `waitForTurn` waits, and it is
 * the loop around the rest: `reserve`, wait until `atMs`, `isValid`, else reserve again; then `start`, and wait as long
 * as it says before asking again.
 */
export class RateLimiter {
  constructor(private readonly pace: PermittedPace) {}

  private nextMs = -Infinity;
  private pausedUntilMs = -Infinity;
  private queue = 0;
  /** When the last requests were really sent, oldest first. */
  private startedMs: number[] = [];

  /**
   * The next free slot: at or after now, or up to a second before it when the queue has to catch up, and a quarter of one when
   * it has rested.
   * @param perSecond lowers the pace for this caller; more than the permitted pace is not given
   */
  reserve(nowMs: number, perSecond: number = this.pace.usedPerSecond): Slot {
    const { usedPerSecond } = this.pace;
    const pace = perSecond > 0 ? Math.min(perSecond, usedPerSecond) : usedPerSecond;
    const atMs = this.nextMs > nowMs - CATCH_UP_MS ? this.nextMs : nowMs - REST_MS;
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
    const { permittedPerSecond } = this.pace;
    const before = this.startedMs.at(-permittedPerSecond);
    const wait = before === undefined ? 0 : before + 1000 + WAY_MS - nowMs;
    if (wait > 0) return wait;
    this.startedMs = [...this.startedMs.slice(1 - permittedPerSecond), nowMs];
    return 0;
  }

  /** Nobody sends until `untilMs`; everybody who waits queues again behind it. A shorter pause never ends a longer one. */
  pauseUntil(untilMs: number): void {
    if (untilMs <= this.pausedUntilMs) return;
    this.pausedUntilMs = untilMs;
    this.nextMs = untilMs;
    this.queue += 1;
  }

  /** Resolves when the caller may send its request; false when the workflow was stopped meanwhile. */
  async waitForTurn({ now, sleep, requestsPerSecond, isCancelled }: TurnTaker): Promise<boolean> {
    for (;;) {
      if (isCancelled?.()) return false;
      const slot = this.reserve(now(), requestsPerSecond);
      let wait = slot.atMs - now();
      do {
        if (wait > 0) await sleep(wait);
        wait = this.isValid(slot) ? this.start(now()) : 0;
      } while (wait > 0);
      if (this.isValid(slot)) return true;
    }
  }
}
