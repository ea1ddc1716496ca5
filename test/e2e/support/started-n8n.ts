import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Editor } from './run-webhook';
import { freePorts, npmStart } from './start-command';

/** A real n8n with nothing in it, and somebody logged in. */
export interface StartedN8n {
  readonly url: string;
  readonly editor: Editor;
  /** Ends it and takes away what it wrote. */
  stop(): Promise<void>;
}

/** Starts n8n as `npm start` does, without the demonstration's data. */
export async function startN8n(): Promise<StartedN8n> {
  const home = mkdtempSync(join(tmpdir(), 'leasing-contacts-n8n-'));
  const [port, sandboxPort] = await freePorts();
  const url = `http://localhost:${port}`;
  const run = npmStart([
    '--no-demo',
    '--home',
    home,
    '--port',
    String(port),
    '--sandbox-port',
    String(sandboxPort),
  ]);
  await run.printed('Press Ctrl-C to stop', 5 * 60_000);
  const secrets = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as Record<string, string>;
  return {
    url,
    editor: await Editor.logIn(url, secrets.ownerEmail ?? '', secrets.ownerPassword ?? ''),
    stop: async () => {
      run.process.kill('SIGTERM');
      await run.ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
