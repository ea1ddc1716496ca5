import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '../../scripts/child-process';
import type { Verdict } from '../../scripts/faults/verdict';
import { freePorts, packageFolder } from './support/start-command';

jest.setTimeout(60 * 60_000);

/** Types `npm run faults -- <args>`. */
async function faults(
  args: readonly string[],
): Promise<{ code: number | null; output: string; steps: string }> {
  const child = spawn('npm', ['run', '--silent', 'faults', '--', ...args], {
    cwd: packageFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, steps] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (steps += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output, steps };
}

const redChecks = ({ checks }: Verdict) =>
  Object.fromEntries(Object.entries(checks).filter(([, { holds }]) => !holds));

describe('npm run faults', () => {
  const home = mkdtempSync(join(tmpdir(), 'leasing-contacts-faults-test-'));
  let small: string[];
  beforeAll(async () => {
    chmodSync(home, 0o711);
    const [port, sandboxPort] = await freePorts();
    const ports = ['--port', String(port), '--sandbox-port', String(sandboxPort)];
    small = ['--deliveries', '40', '--kills', '0', '--home', home, ...ports];
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('refuses a wrong command with 2', async () => {
    expect(await faults(['--deliveries', 'many'])).toMatchObject({ code: 2, output: '' });
  });

  it('is green: the vendors failed, and nothing is lost or there twice', async () => {
    const { code, output, steps } = await faults(small);
    if (output === '') throw new Error(steps);
    const verdict = JSON.parse(output) as Verdict;
    expect(redChecks(verdict)).toEqual({});
    expect(verdict).toMatchObject({ holds: true, run: { deliveries: 40 } });
    expect(verdict.run.faults).toBeGreaterThan(0);
    expect(code).toBe(0);
  });

  it('is red when the installed package takes every copy of a delivery for a new one', async () => {
    const installed = join(home, 'n8n', '.n8n', 'nodes', 'node_modules', 'n8n-nodes-leasing-contacts');
    const file = join(installed, 'dist', 'ledger', 'events', 'event-to-store.js');
    expect(existsSync(file)).toBe(true);
    const right = readFileSync(file, 'utf8');
    const broken = right.replace('(eventId)}`', '(eventId)}-${Math.random()}`');
    expect(broken).not.toBe(right);
    writeFileSync(file, broken);

    const { code, output, steps } = await faults([...small, '--seed', '2']);
    if (output === '') throw new Error(steps);
    const verdict = JSON.parse(output) as Verdict;
    expect(verdict.holds).toBe(false);
    expect(Object.keys(redChecks(verdict))).toEqual(['duplicates']);
    expect(code).toBe(1);
  });
});
