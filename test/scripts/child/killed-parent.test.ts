import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from '../../../scripts/child-process';
import { isProcessAlive } from '../../../scripts/process-alive';
import { bundleProgram } from '../../support/ledger-program';

jest.setTimeout(60_000);

const WITHIN_MS = 20_000;

describe('a process of ours whose parent is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-child-'));
  const built = (source: string): string => {
    const outfile = join(folder, source.replace(/.*\//, '').replace(/ts$/, 'cjs'));
    bundleProgram(join(__dirname, source), outfile);
    return outfile;
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('ends as well, also when it has more to say and nobody reads it', async () => {
    const [parentProgram, exitWithParent, talking] = [
      built('parent-program.ts'),
      built('../../../scripts/n8n/exit-with-parent.ts'),
      built('talking-program.ts'),
    ];
    const logFile = join(folder, 'child.log');
    const parent = spawn(process.execPath, [parentProgram, exitWithParent, talking, logFile], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const childId = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (text: Buffer) => resolve(Number(text.toString()))),
    );
    const end = Date.now() + WITHIN_MS;
    const said = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
    while (!said().includes('Still here.')) {
      if (Date.now() > end) throw new Error('The child says nothing.');
      await pause(20);
    }
    parent.kill('SIGKILL');
    while (isProcessAlive(childId) && Date.now() < end) await pause(20);
    const outlives = isProcessAlive(childId);
    if (outlives) process.kill(childId, 'SIGKILL');
    expect(outlives).toBe(false);
  });
});
