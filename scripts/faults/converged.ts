import { setTimeout as pause } from 'node:timers/promises';
import { syncHealth, systemClock, type Ledger } from '../../ledger';

export interface Waiting {
  /** Opens the ledger as it is now; it may have moved to another port. */
  readonly ledger: Ledger;
  readonly withinMs: number;
  readonly progress: (sentence: string) => void;
}

/**
 * Waits until no event and no effect is open, twice in a row, for what has just ended may owe something on.
 * @returns false: not in the time there was; the checks say what is left
 */
export async function untilConverged({ ledger, withinMs, progress }: Waiting): Promise<boolean> {
  let calm = 0;
  for (const until = performance.now() + withinMs; performance.now() < until; await pause(5000)) {
    const { openEvents, openEffects } = await syncHealth(ledger, systemClock.now());
    calm = openEvents + openEffects === 0 ? calm + 1 : 0;
    if (calm >= 2) return true;
    progress(`Waiting: ${openEvents} events and ${openEffects} effects are open ...`);
  }
  return false;
}
