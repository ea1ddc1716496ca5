import { setTimeout as pause } from 'node:timers/promises';
import type { SeededRandom } from '../../sandbox/generate/seeded-random';
import type { SupervisedStart } from './supervised-start';

const BETWEEN_WORKER_KILLS_MS = 20_000;

/** After how many sent deliveries each kill is due: one somewhere in each equal part of the traffic. Pure, but for the random source. */
export function killMoments(kills: number, deliveries: number, random: SeededRandom): number[] {
  return Array.from({ length: kills }, (_, index) =>
    Math.floor((deliveries * (index + 0.2 + 0.6 * random.next())) / kills),
  );
}

/** Kills what is to be killed while the traffic runs; one whose moment came while n8n was away is made up for when it is back. */
export class Kills {
  main = 0;
  workers = 0;
  private sent = 0;
  /** When kills that have not been made are left out: after the traffic, in milliseconds. */
  private until = Infinity;
  private isOver = false;

  constructor(
    private readonly start: SupervisedStart,
    private readonly moments: readonly number[],
    private readonly onStep: (line: string) => void,
  ) {}

  /** To be told after each delivery. */
  progress(sent: number): void {
    this.sent = sent;
  }

  /** Ends when {@link end} was called and all kills of n8n were made, or could not be made in the time that was left. */
  async run(workers: number): Promise<void> {
    let nextWorkerAt = performance.now() + BETWEEN_WORKER_KILLS_MS;
    for (; this.isWanted(); await pause(100)) {
      if (!this.start.isRunning) continue;
      const due = this.moments[this.main];
      if (due !== undefined && this.sent >= due && this.start.killMain()) {
        this.main += 1;
        this.onStep(`n8n was killed (${this.main} of ${this.moments.length}) after ${this.sent} deliveries`);
        while (this.start.isRunning) await pause(50);
      } else if (workers > 0 && performance.now() >= nextWorkerAt) {
        const number = 1 + (this.workers % workers);
        // One that is not back yet is killed as soon as it is.
        if (!this.start.killWorker(number)) continue;
        nextWorkerAt = performance.now() + BETWEEN_WORKER_KILLS_MS;
        this.workers += 1;
        this.onStep(`Worker ${number} was killed (${this.workers}) after ${this.sent} deliveries`);
      }
    }
  }

  /** @param withinMs how long n8n may take to come back for the kills that are left */
  end(withinMs: number): void {
    this.isOver = true;
    this.until = performance.now() + withinMs;
  }

  private isWanted(): boolean {
    return !this.isOver || (this.main < this.moments.length && performance.now() < this.until);
  }
}
