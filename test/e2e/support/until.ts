import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something holds. @throws {Error} it does not in time */
export async function until(condition: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; !(await condition()); await pause(250))
    if (Date.now() > deadline) throw new Error('It did not come to hold in time.');
}
