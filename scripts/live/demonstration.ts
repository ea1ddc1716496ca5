import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../start/child';
import { openHome, type Secrets } from '../start/home';
import { sandboxPortOf, type SandboxService } from '../start/sandbox';
import { freePorts } from './free-ports';

/** A real n8n with everything published, beside its sandboxes, in a home of its own. */
export interface Demonstration {
  readonly url: string;
  readonly secrets: Secrets;
  readonly ledgerFile: string;
  sandboxUrl(service: SandboxService): string;
  /** Ends it and takes away what it wrote. */
  stop(): Promise<void>;
}

const RUNNING = 'n8n is running';

/**
 * Starts what `npm start` starts, in a process of its own.
 * @param startProgram the compiled `scripts/start`
 * @throws {Error} it ended before n8n ran; the last lines say why
 */
export async function startDemonstration(
  packageFolder: string,
  startProgram: string,
): Promise<Demonstration> {
  const folder = await mkdtemp(join(tmpdir(), 'leasing-contacts-live-'));
  const [port, sandboxPort] = await freePorts();
  const places = ['--home', folder, '--port', String(port), '--sandbox-port', String(sandboxPort)];
  let isRunning = (): void => undefined;
  const running = new Promise<void>((resolve) => {
    isRunning = resolve;
  });
  const child = startChild({
    command: process.execPath,
    args: [startProgram, ...places],
    cwd: packageFolder,
    env: process.env,
    logFile: join(folder, 'live.log'),
    onLine: (line) => {
      if (line.includes(RUNNING)) isRunning();
    },
  });
  const stop = async (): Promise<void> => {
    await child.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const ended = child.ended.then(() => 'ended' as const);
  if ((await Promise.race([running, ended])) === 'ended') {
    await stop();
    throw new Error('"npm start" ended before n8n ran; start it by hand to see why');
  }
  const { secrets, ledgerFile } = await openHome(folder);
  return {
    url: `http://127.0.0.1:${port}`,
    secrets,
    ledgerFile,
    sandboxUrl: (service) => `http://127.0.0.1:${sandboxPortOf(sandboxPort, service)}`,
    stop,
  };
}
