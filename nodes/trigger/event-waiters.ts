import { sleep } from 'n8n-workflow';
import { progressOf, type EventProgress, type Ledger } from '../../ledger';

/** A young question is asked again soon, an older one less often. */
const SHORTEST_PAUSE_MS = 15;
const LONGEST_PAUSE_MS = 250;
const SHARE_OF_AGE = 1 / 8;

interface Waiter {
  readonly eventId: string;
  readonly askedAtMs: number;
  readonly untilMs: number;
  /** Whether this is what was waited for. */
  readonly isEnough: (progress: EventProgress) => boolean;
  readonly done: (progress: EventProgress | null) => void;
}

/**
 * Waits for what becomes of events, wherever they are worked on: in this process, in another, on another machine. All who wait
 * for one ledger are served by one read at a time. Never throws: a ledger that cannot be read is asked again.
 */
export class EventWaiters {
  private readonly waiting = new Set<Waiter>();
  private isAsking = false;

  constructor(private readonly read: (ids: readonly string[]) => Promise<readonly EventProgress[]>) {}

  /**
   * @param isEnough whether what became of the event ends the waiting
   * @param withinMs how long to wait
   * @param signal ends the waiting before, e.g. when the caller has hung up
   * @returns null when the time was over
   */
  async wait(
    eventId: string,
    isEnough: (progress: EventProgress) => boolean,
    withinMs: number,
    signal: AbortSignal,
  ): Promise<EventProgress | null> {
    if (signal.aborted) return null;
    return await new Promise((resolve) => {
      const done = (progress: EventProgress | null) => {
        this.waiting.delete(waiter);
        resolve(progress);
      };
      const askedAtMs = Date.now();
      const waiter: Waiter = { eventId, askedAtMs, untilMs: askedAtMs + withinMs, isEnough, done };
      this.waiting.add(waiter);
      signal.addEventListener('abort', () => done(null), { once: true });
      void this.ask();
    });
  }

  /** Asks for all who wait until nobody does; who waits is asked for once at least, however short the time. */
  private async ask(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    while (this.waiting.size > 0) {
      const asking = [...this.waiting];
      const found = await this.read([...new Set(asking.map(({ eventId }) => eventId))]).catch(() => []);
      const byId = new Map(found.map((progress) => [progress.id, progress]));
      const nowMs = Date.now();
      for (const { eventId, isEnough, done, untilMs } of asking) {
        const progress = byId.get(eventId);
        if (progress !== undefined && isEnough(progress)) done(progress);
        else if (nowMs >= untilMs) done(null);
      }
      if (this.waiting.size > 0) await sleep(this.pauseMs(nowMs));
    }
    this.isAsking = false;
  }

  /** No longer than the first of them has time. */
  private pauseMs(nowMs: number): number {
    const waiting = [...this.waiting];
    const youngest = Math.min(...waiting.map(({ askedAtMs }) => nowMs - askedAtMs));
    const left = Math.min(...waiting.map(({ untilMs }) => untilMs - nowMs));
    const pause = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, youngest * SHARE_OF_AGE));
    return Math.max(0, Math.min(pause, left));
  }
}

const byLedger = new WeakMap<Ledger, EventWaiters>();

/** Those who wait for one ledger, in this process. */
export function waitersOf(ledger: Ledger): EventWaiters {
  const known = byLedger.get(ledger);
  if (known !== undefined) return known;
  const waiters = new EventWaiters((ids) => progressOf(ledger, ids));
  byLedger.set(ledger, waiters);
  return waiters;
}
