/**
 * Lets one piece of work at a time run for a key, in the order of asking. Work with several keys takes them in one
 * fixed order, so that two cannot wait for each other for ever. In this process only.
 */
export class KeyedLock {
  private readonly tails = new Map<string, Promise<void>>();

  /** Runs `work` once nobody else works on any of the keys. Its result or error is passed on; the keys are freed either way. */
  async run<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    const [key, ...rest] = [...new Set(keys)].sort();
    if (key === undefined) return await work();
    const free = await this.acquire(key);
    try {
      return await this.run(rest, work);
    } finally {
      free();
    }
  }

  private async acquire(key: string): Promise<() => void> {
    const before = this.tails.get(key);
    let free!: () => void;
    const mine = new Promise<void>((resolve) => {
      free = resolve;
    });
    this.tails.set(key, mine);
    await before;
    return () => {
      free();
      if (this.tails.get(key) === mine) this.tails.delete(key);
    };
  }
}
