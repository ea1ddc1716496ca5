import type { Clock } from '../../ledger';

/** A clock that stands still until it is put forward, and ids that count up. */
export interface QueueClock extends Clock {
  readonly forward: (ms: number) => void;
}

/** @param prefix of the ids, so that two workers give different ones */
export function queueClock(prefix = 'id'): QueueClock {
  let moment = Date.UTC(2026, 0, 1, 12, 0, 0);
  let ids = 0;
  return {
    now: () => new Date(moment).toISOString(),
    newId: () => `${prefix}-${String((ids += 1)).padStart(8, '0')}`,
    forward: (ms) => (moment += ms),
  };
}
