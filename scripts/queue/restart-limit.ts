/** A worker that ended so often in so long is not started again: something is wrong that starting does not mend. */
export const MOST_RESTARTS = 5;
export const RESTART_WINDOW_MS = 10 * 60_000;

/**
 * Whether a worker that ended by itself is started again.
 * @param endedAt  when it ended, this time included, in milliseconds of one clock
 * @param now      of the same clock
 */
export function mayRestart(endedAt: readonly number[], now: number): boolean {
  return endedAt.filter((at) => now - at < RESTART_WINDOW_MS).length <= MOST_RESTARTS;
}
