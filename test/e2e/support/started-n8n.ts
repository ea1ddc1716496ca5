import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxPortOf, type SandboxService } from '../../../scripts/start/sandbox';
import { Editor } from './run-webhook';
import { freePorts, npmStart } from './start-command';
import { until } from './until';

/** A real n8n with our workflows, and somebody logged in. */
export interface StartedN8n {
  readonly url: string;
  readonly editor: Editor;
  readonly ledgerFile: string;
  readonly home: string;
  /** What the run has said so far: the steps, workers that were started. */
  steps(): string;
  /** What was made for this home: keys and passwords. */
  readonly secrets: Readonly<Record<string, string>>;
  sandboxUrl(service: SandboxService): string;
  /** Kills n8n and the sandboxes with SIGKILL, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again after a kill: with the same ports and everything that was written. */
  startAgain(): Promise<StartedN8n>;
  /** Ends it and takes away what it wrote. */
  stop(): Promise<void>;
}

/** Starts n8n as `npm start` does, without sandboxes and sample data; what starts by itself is not published. */
export const startN8n = (): Promise<StartedN8n> => start(['--no-demo']);

/** Reads from ResMan at each quarter of an hour by the wall clock. */
const RESYNC = 'lcResyncResMan01';

/**
 * Starts n8n as `npm start` does: with sandboxes, everything published, the bootstrap of the samples done. The resync from
 * ResMan is taken off the clock afterwards, and none is running: at what moment of a test a quarter of an hour is full would
 * decide who is told of whom.
 * @param options further options of `npm start`
 */
export async function startDemonstration(options: readonly string[] = []): Promise<StartedN8n> {
  const n8n = await startWithResync(options);
  await n8n.editor.unpublish(RESYNC);
  await until(async () => !(await n8n.editor.isRunning(RESYNC)));
  return n8n;
}

/** As `startDemonstration`, with the resync from ResMan as it is shipped. */
export const startWithResync = (options: readonly string[] = []): Promise<StartedN8n> => start(options);

async function start(options: readonly string[]): Promise<StartedN8n> {
  const home = mkdtempSync(join(tmpdir(), 'leasing-contacts-n8n-'));
  // PostgreSQL, which runs as another user, has to be able to enter.
  chmodSync(home, 0o711);
  return startIn({ home, ports: await freePorts(), options });
}

interface Place {
  readonly home: string;
  readonly ports: readonly [n8n: number, sandboxes: number];
  readonly options: readonly string[];
}

async function startIn(place: Place): Promise<StartedN8n> {
  const { home, options } = place;
  const [port, sandboxPort] = place.ports;
  const url = `http://localhost:${port}`;
  const ports = ['--port', String(port), '--sandbox-port', String(sandboxPort)];
  const run = npmStart([...options, '--home', home, ...ports]);
  await run.printed('Press Ctrl-C to stop', 8 * 60_000);
  const secrets = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as Record<string, string>;
  return {
    url,
    editor: await Editor.logIn(url, secrets.ownerEmail ?? '', secrets.ownerPassword ?? ''),
    ledgerFile: join(home, 'n8n', '.n8n', 'leasing-contacts', 'ledger.sqlite'),
    home,
    steps: () => run.steps(),
    secrets,
    sandboxUrl: (service) => `http://127.0.0.1:${sandboxPortOf(sandboxPort, service)}`,
    kill: async () => {
      process.kill(-(run.process.pid ?? 0), 'SIGKILL');
      await run.ended;
    },
    startAgain: () => startIn(place),
    stop: async () => {
      run.process.kill('SIGTERM');
      await run.ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
