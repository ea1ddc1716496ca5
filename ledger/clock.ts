import { randomUUID } from 'node:crypto';

/** Time and ids come from outside, so that a test can fix them. */
export interface Clock {
  /** The present as ISO 8601 UTC. */
  readonly now: () => string;
  /** A new id that was never given before, e.g. a UUID. */
  readonly newId: () => string;
}

/** The machine's clock, and random UUIDs. */
export const systemClock: Clock = { now: () => new Date().toISOString(), newId: () => randomUUID() };
