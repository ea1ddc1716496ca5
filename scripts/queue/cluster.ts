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

/**
 * The processes of one n8n: main and its workers. `npm start` runs it; a program that breaks things on purpose can kill main and
 * each worker and start main again.
 */
export class N8nCluster {
  private main: RunningN8n | undefined;
  readonly workers: Workers;

  constructor(private readonly settings: ClusterSettings) {
    const { n8n, place, log, homeFolder } = settings;
    this.workers = new Workers({ n8n, place, log, folder: join(homeFolder, 'workers') });
  }

  /** Main first: it makes the tables. @throws {StartError} a process does not start; what runs ends with {@link stop}. */
  async start(): Promise<RunningN8n> {
    const main = await this.startMain();
    await this.workers.start(this.settings.workers);
    return main;
  }

  /** Starts main, for the first time or after {@link killMain}. */
  async startMain(): Promise<RunningN8n> {
    const { n8n, place, logFile } = this.settings;
    this.main = await startN8n(n8n, place, logFile);
    return this.main;
  }

  /** SIGKILL; the workers live on and finish what they are at. */
  async killMain(): Promise<void> {
    this.main?.child.process.kill('SIGKILL');
    await this.main?.child.ended;
  }

  /** Main first, so that nothing new is queued; the workers then end what they are at. */
  async stop(): Promise<void> {
    await this.main?.child.stop();
    await this.workers.stop();
  }
}
