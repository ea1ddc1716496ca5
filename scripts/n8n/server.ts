import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sendHttp, sendJson } from '../http';
import { workerEnvironment } from '../queue/environment';
import { startChild, type Child } from '../start/child';
import { StartError } from '../start-error';
import type { InstalledN8n } from './install';
import { n8nEnvironment, type N8nPlace } from './environment';

export interface RunningN8n {
  readonly url: string;
  readonly child: Child;
}

/**
 * Starts n8n and waits until it answers. Webhooks and forms come a few seconds after `/healthz`; wait for the
 * page you need with {@link waitForPage}.
 * @throws {StartError} it ended, or did not answer in two minutes.
 */
export async function startN8n(n8n: InstalledN8n, place: N8nPlace, logFile: string): Promise<RunningN8n> {
  const child = startN8nProcess(n8n, ['start'], { place, env: n8nEnvironment(n8n, place), logFile });
  const url = `http://localhost:${place.port}`;
  await untilReady(child, `${url}/healthz/readiness`, logFile);
  return { url, child };
}

/**
 * Starts one process of n8n's queue mode that takes executions out of the queue, and waits until it does.
 * @param healthPort where it answers whether it is ready
 * @throws {StartError} it ended, or was not ready in two minutes.
 */
export async function startN8nWorker(
  n8n: InstalledN8n,
  { place, healthPort, logFile }: { place: N8nPlace; healthPort: number; logFile: string },
): Promise<Child> {
  const env = { ...n8nEnvironment(n8n, place), ...workerEnvironment(healthPort) };
  const child = startN8nProcess(n8n, ['worker'], { place, env, logFile });
  await untilReady(child, `http://127.0.0.1:${healthPort}/healthz/readiness`, logFile);
  return child;
}

function startN8nProcess(
  n8n: InstalledN8n,
  args: readonly string[],
  { place, env, logFile }: { place: N8nPlace; env: NodeJS.ProcessEnv; logFile: string },
): Child {
  return startChild({
    command: n8n.nodeBinary,
    args: ['--require', join(__dirname, 'exit-with-parent.js'), n8n.n8nCommand, ...args],
    cwd: place.folder,
    env,
    logFile,
  });
}

async function untilReady(child: Child, url: string, logFile: string): Promise<void> {
  let ended = false;
  void child.ended.then(() => (ended = true));
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await pause(250)) {
    if (ended)
      throw new StartError(
        `n8n ended while starting; the last lines of ${logFile} say why. Mend the cause and run the command again.`,
      );
    const status = await sendHttp(url).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
  }
  await child.stop();
  throw new StartError(
    `n8n did not answer within two minutes; ${logFile} says what it was doing. Run the command again.`,
  );
}

/** Waits until a page or webhook of a workflow is registered: anything but 404. A POST without the key starts nothing. */
export async function waitForPage(url: string, method: 'GET' | 'POST' = 'GET'): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(250)) {
    const status = await sendHttp(url, { method }).then(
      (answer) => answer.status,
      () => 404,
    );
    if (status !== 404) return;
  }
  throw new StartError(
    `${url} did not appear within a minute: its workflow is not published. Open the editor and publish it.`,
  );
}

/** Creates the owner login on a fresh n8n; does nothing where one exists, so a changed password stays. */
export async function ensureOwner(
  url: string,
  email: string,
  password: string,
): Promise<'created' | 'exists'> {
  const { status, json } = await sendJson(`${url}/rest/owner/setup`, 'POST', {
    email,
    password,
    firstName: 'Leasing',
    lastName: 'Operations',
  });
  if (status === 200) return 'created';
  if (status === 400 && JSON.stringify(json).toLowerCase().includes('already')) return 'exists';
  throw new StartError(
    `n8n refused to create the owner login (HTTP ${status}). Open the editor and create it there.`,
  );
}
