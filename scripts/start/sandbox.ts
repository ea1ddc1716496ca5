import { join } from 'node:path';
import { sendJson } from '../http';
import { StartError } from '../start-error';
import { startChild, type Child } from './child';
import type { Home, Secrets } from './home';

/** The systems that are stood in for, in the order of their ports: OpenPhone's is `--sandbox-port`, the others follow. */
export const sandboxServices = ['openphone', 'resman', 'domiq'] as const;
export type SandboxService = (typeof sandboxServices)[number];

/** How people call them. */
export const sandboxNames: Readonly<Record<SandboxService, string>> = {
  openphone: 'OpenPhone',
  resman: 'ResMan',
  domiq: 'DomIQ',
};

export const sandboxPortOf = (firstPort: number, service: SandboxService): number =>
  firstPort + sandboxServices.indexOf(service);

export interface RunningSandbox {
  readonly service: SandboxService;
  readonly url: string;
  readonly child: Child;
}

const keyOf: Readonly<Record<SandboxService, (secrets: Secrets) => string>> = {
  openphone: ({ openPhoneKey }) => openPhoneKey,
  resman: ({ resManKey }) => resManKey,
  domiq: ({ domIqKey }) => domIqKey,
};

/**
 * Starts one sandbox on its file in the home folder and waits until it listens.
 * @throws {StartError} it ended instead.
 */
export async function startSandboxProcess(
  home: Home,
  service: SandboxService,
  port: number,
): Promise<RunningSandbox> {
  let announce: (url: string) => void = () => undefined;
  const listening = new Promise<string>((resolve) => (announce = resolve));
  const logFile = join(home.folder, `sandbox-${service}.log`);
  const child = startChild({
    command: process.execPath,
    args: [
      join(__dirname, '..', '..', 'sandbox', 'main.js'),
      '--service',
      service,
      '--port',
      String(port),
      '--data',
      join(home.sandboxFolder, `${service}.sqlite`),
      '--key',
      keyOf[service](home.secrets),
    ],
    cwd: home.folder,
    env: process.env,
    logFile,
    onLine: (line) => {
      if (line.startsWith('{"listening"')) announce((JSON.parse(line) as { listening: string }).listening);
    },
  });
  const url = await Promise.race([listening, child.ended.then(() => null)]);
  if (url === null)
    throw new StartError(
      `The sandbox ${sandboxNames[service]} ended while starting; ${logFile} says why. Run the command again.`,
    );
  return { service, url, child };
}

/** Seeds a sandbox; entries it has already (by id) stay as they are. */
export async function seedSandbox(url: string, seed: unknown): Promise<void> {
  const { status } = await sendJson(`${url}/_sandbox/seed`, 'POST', seed);
  if (status < 200 || status >= 300)
    throw new StartError(
      `A sandbox refused its sample data (HTTP ${status}). Choose another --home and run the command again.`,
    );
}
