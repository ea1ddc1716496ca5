import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  contactsPerNumber,
  sandboxContacts,
  withoutOfficePeople,
  withSandboxOf,
} from './support/sandbox-file';
import { freePorts, npmStart, startOnce } from './support/start-command';

jest.setTimeout(20 * 60_000);

/** Enough for a push of some ten seconds, so that a kill falls into the middle of it. */
const CONVERSATIONS = 240;

/** Waits until the push is well under way, and says how many contacts there are. */
async function pushUnderWay(sandboxPort: number, atLeast: number): Promise<number> {
  for (const deadline = Date.now() + 5 * 60_000; Date.now() < deadline; await pause(200)) {
    const contacts = await sandboxContacts(`http://127.0.0.1:${sandboxPort}`).catch(() => []);
    if (contacts.length >= atLeast) return contacts.length;
  }
  throw new Error('the push did not begin within five minutes');
}

describe('a run that is killed in the middle of the push', () => {
  const home = mkdtempSync(join(tmpdir(), 'leasing-contacts-crash-'));
  let args: string[];
  let n8nPort: number;
  let sandboxPort: number;

  beforeAll(async () => {
    [n8nPort, sandboxPort] = await freePorts();
    args = [
      '--home',
      home,
      '--port',
      String(n8nPort),
      '--sandbox-port',
      String(sandboxPort),
      '--conversations',
      String(CONVERSATIONS),
    ];
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('goes on after SIGKILL of the whole run, and of npm alone, and ends with one contact a number', async () => {
    const all = npmStart(['--once', ...args]);
    const reached = await pushUnderWay(sandboxPort, 25);
    process.kill(-(all.process.pid ?? 0), 'SIGKILL');
    await all.ended;

    const npmAlone = npmStart(['--once', ...args]);
    const further = await pushUnderWay(sandboxPort, reached + 25);
    npmAlone.process.kill('SIGKILL');
    await npmAlone.ended;

    const { code, result } = await startOnce(args);
    expect(result).toMatchObject({ conversations: CONVERSATIONS, failed: 0, balanced: true });
    expect(code).toBe(0);
    expect(result.created).toBeLessThanOrEqual(result.pushed - further + 25);
    const perNumber = contactsPerNumber(withoutOfficePeople(await withSandboxOf(home, sandboxContacts)));
    expect(perNumber.size).toBe(result.pushed);
    expect([...perNumber.values()].filter((count) => count !== 1)).toEqual([]);
  });

  it('leaves no process behind: the home is released and nobody answers on its ports', async () => {
    const pid = Number(readFileSync(join(home, 'running.pid'), { encoding: 'utf8', flag: 'a+' }) || '0');
    expect(pid).toBe(0);
    for (const port of [n8nPort, sandboxPort])
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });
});
