import { sleep } from 'n8n-workflow';

/**
 * How many batches of one trigger are being worked on. Executions cost more than what is in them: while enough of them are at
 * work, one larger batch is done sooner than several small ones.
 */
export class BatchesInWork {
  private readonly running = new Map<string, Set<Promise<void>>>();

  /** @param ended settles when the work on a batch has ended; it must not reject */
  add(key: string, ended: Promise<void>): void {
    const batches = this.running.get(key) ?? new Set();
    this.running.set(key, batches);
    const batch = ended.then(() => {
      batches.delete(batch);
      if (batches.size === 0) this.running.delete(key);
    });
    batches.add(batch);
  }

  /** Resolves when fewer than `most` batches of the key are at work, or when the time (milliseconds) is over. */
  async hasRoom(key: string, most: number, withinMs: number): Promise<void> {
    let isOver = false;
    let over: Promise<void> | null = null;
    for (;;) {
      const batches = this.running.get(key);
      if (isOver || batches === undefined || batches.size < most) return;
      over ??= sleep(withinMs).then(() => {
        isOver = true;
      });
      await Promise.race([...batches, over]);
    }
  }
}
