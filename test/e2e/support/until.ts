import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something holds. @throws {Error} it does not within a minute */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; !(await condition()); await pause(250))
    if (Date.now() > deadline) throw new Error('It did not come to hold within a minute.');
}
