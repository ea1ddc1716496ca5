import { join } from 'node:path';
import { sendJson } from '../http';
import { StartError } from '../start-error';
import { startChild, type Child } from './child';
import type { Home } from './home';

export interface RunningSandbox {
  readonly url: string;
  readonly child: Child;
}

/**
 * Starts the sandbox OpenPhone on its file in the home folder and waits until it listens.
 * @throws {StartError} it ended instead.
 */
export async function startSandboxProcess(home: Home, port: number): Promise<RunningSandbox> {
  let announce: (url: string) => void = () => undefined;
  const listening = new Promise<string>((resolve) => (announce = resolve));
  const child = startChild({
    command: process.execPath,
    args: [
      join(__dirname, '..', '..', 'sandbox', 'main.js'),
      '--port',
      String(port),
      '--data',
      home.sandboxFile,
      '--key',
      home.secrets.openPhoneKey,
    ],
    cwd: home.folder,
    env: process.env,
    logFile: join(home.folder, 'sandbox.log'),
    onLine: (line) => {
      if (line.startsWith('{"listening"')) announce((JSON.parse(line) as { listening: string }).listening);
    },
  });
  const url = await Promise.race([listening, child.ended.then(() => null)]);
  if (url === null)
    throw new StartError(
      `The sandbox OpenPhone ended while starting; ${join(home.folder, 'sandbox.log')} says why. Run the command again.`,
    );
  return { url, child };
}

/** Seeds the sandbox; entries it has already (by id) stay as they are. */
export async function seedSandbox(url: string, seed: unknown): Promise<void> {
  const { status } = await sendJson(`${url}/_sandbox/seed`, 'POST', seed);
  if (status < 200 || status >= 300)
    throw new StartError(
      `The sandbox refused the sample conversations (HTTP ${status}). Choose another --home and run the command again.`,
    );
}
