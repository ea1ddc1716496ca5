import type { Clock } from '../../../ledger';
import { testClock } from '../sample-records';

/** The test clock in June 2026, after everything that is stated in these tests. */
export function summerClock(): Clock {
  const clock = testClock();
  return { ...clock, now: () => clock.now().replace('2026-01-', '2026-06-') };
}
