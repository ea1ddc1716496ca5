import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { startN8nWorker } from '../n8n/server';
import type { N8nPlace } from '../n8n/environment';
import type { InstalledN8n } from '../n8n/install';
import type { Log } from '../log';
import { anyFreePort, type Child } from '../start/child';
import { StartError } from '../start-error';
import { mayRestart, MOST_RESTARTS, RESTART_WINDOW_MS } from './restart-limit';

export interface WorkersSettings {
  readonly n8n: InstalledN8n;
  /** Main's place; each worker has a folder of its own and shares the rest. */
  readonly place: N8nPlace;
  /** In which each worker gets its folder and its log. */
  readonly folder: string;
  readonly log: Log;
}

/** The workers of n8n's queue mode. One that ends by itself is started again, but not for ever. */
export class Workers {
  private readonly children = new Map<number, Child>();
  private isStopping = false;
  private fail: (error: StartError) => void = () => undefined;
  /** Rejects when a worker cannot be kept alive; never resolves. */
  readonly failed = new Promise<never>((_, reject) => (this.fail = reject));

  constructor(private readonly settings: WorkersSettings) {
    // Whoever waits sees it; nobody has to.
    this.failed.catch(() => undefined);
  }

  /** Starts workers 1 to `count` and waits until all take executions. @throws {StartError} one does not start. */
  async start(count: number): Promise<void> {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    // One after the other: each start takes a core for some seconds.
    for (const number of numbers) this.keepAlive(number, await this.startOne(number), []);
  }

  /** Lets each end what it is at, for as long as any child of ours gets. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.all([...this.children.values()].map((child) => child.stop()));
  }

  private async startOne(number: number): Promise<Child> {
    const { n8n, place, folder, log } = this.settings;
    const own = join(folder, String(number));
    const child = await startN8nWorker(n8n, {
      place: {
        ...place,
        folder: await workerFolder(own, place.folder),
        brokerPort: await anyFreePort(),
      },
      healthPort: await anyFreePort(),
      logFile: join(folder, `${number}.log`),
    });
    this.children.set(number, child);
    log.step(`  worker ${number} takes executions (process ${child.process.pid})`);
    // A stop that came while it was starting has not seen it.
    if (this.isStopping) await child.stop();
    return child;
  }

  /** @param endedAt when it ended before, in milliseconds */
  private keepAlive(number: number, child: Child, endedAt: readonly number[]): void {
    void child.ended.then(async (code) => {
      this.children.delete(number);
      if (this.isStopping) return;
      const now = performance.now();
      const ends = [...endedAt, now];
      const how = code === null ? 'was killed' : `ended with ${code}`;
      if (!mayRestart(ends, now))
        return this.fail(
          new StartError(
            `Worker ${number} ended more than ${MOST_RESTARTS} times in ${RESTART_WINDOW_MS / 60_000} minutes; ${join(this.settings.folder, `${number}.log`)} says why. What was done is kept: run the command again to go on.`,
          ),
        );
      this.settings.log.step(`Worker ${number} ${how}; starting it again ...`);
      await this.startOne(number).then(
        (next) => this.keepAlive(number, next, ends),
        (error: unknown) =>
          this.fail(
            error instanceof StartError ? error : new StartError(`Worker ${number}: ${String(error)}`),
          ),
      );
    });
  }
}

/**
 * A folder of n8n's own for each process: a worker that shared main's would take main's mark of being alive for one of a crash.
 * The installed packages are main's, by a link.
 */
async function workerFolder(folder: string, mainFolder: string): Promise<string> {
  await mkdir(join(folder, '.n8n'), { recursive: true, mode: 0o700 });
  const link = join(folder, '.n8n', 'nodes');
  if (!existsSync(link)) await symlink(join(mainFolder, '.n8n', 'nodes'), link, 'junction');
  return folder;
}
