import { join } from 'node:path';
import type { Log } from '../log';
import type { N8nPlace } from '../n8n/environment';
import type { InstalledN8n } from '../n8n/install';
import { startN8n, type RunningN8n } from '../n8n/server';
import { Workers } from './workers';

export interface ClusterSettings {
  readonly n8n: InstalledN8n;
  readonly place: N8nPlace;
  readonly homeFolder: string;
  readonly logFile: string;
  /** 0: main does everything itself. */
  readonly workers: number;
  readonly log: Log;
}

/** The processes of one n8n: main and its workers. */
export class N8nCluster {
  private main: RunningN8n | undefined;
  readonly workers: Workers;

  constructor(private readonly settings: ClusterSettings) {
    const { n8n, place, log, homeFolder } = settings;
    this.workers = new Workers({ n8n, place, log, folder: join(homeFolder, 'workers') });
  }

  /** Main first: it makes the tables. @throws {StartError} a process does not start; what runs ends with {@link stop}. */
  async start(): Promise<RunningN8n> {
    const { n8n, place, logFile, workers, log } = this.settings;
    this.main = await startN8n(n8n, place, logFile);
    log.step(`  n8n answers (process ${this.main.child.process.pid})`);
    await this.workers.start(workers);
    return this.main;
  }

  /** Main first, so that nothing new is queued; the workers then end what they are at. */
  async stop(): Promise<void> {
    await this.main?.child.stop();
    await this.workers.stop();
  }
}
