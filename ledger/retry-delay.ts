const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 3_600_000;

/** So often something is tried, unless the caller says otherwise; with the delays below that takes about two minutes. */
export const DEFAULT_MAX_ATTEMPTS = 8;

/**
 * How long to wait before the next attempt: 1 s after the first, twice as long after each further one, 1 h at most. Of
 * that, half is certain and the rest is left to chance, so that what failed together is not tried again together.
 * Never throws.
 * @param attempts how many there were, from 1
 * @param random   0..1; 1 gives the longest delay
 * @returns milliseconds: 500..1,000 after the first attempt, 1,800,000..3,600,000 after the thirteenth and any later
 */
export function retryDelayMs(attempts: number, random: number): number {
  const doublings = Math.min(Math.max(attempts - 1, 0), 31);
  const longest = Math.min(FIRST_DELAY_MS * 2 ** doublings, LONGEST_DELAY_MS);
  const share = Math.min(Math.max(random, 0), 1);
  return Math.round(longest * (0.5 + share / 2));
}

/** How failures are tried again. */
export interface RetryRules {
  /** After so many attempts it is dead. Default 8. */
  readonly maxAttempts?: number;
  /** A new number of 0..1 at each call, e.g. `Math.random`. */
  readonly random: () => number;
}
