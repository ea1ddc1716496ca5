import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { countEvents, defaultLedgerFile, openLedger } from '../../../ledger';
import { spawn } from '../../../scripts/child-process';

const SECRET = 'invented text of this test';
const KILLS = 6;
const root = join(__dirname, '..', '..', '..');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a process that is killed while deliveries come in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-kill-'));
  const program = join(folder, 'host.js');
  const workedFile = join(folder, 'worked');
  let port = 0;
  beforeAll(async () => {
    buildSync({
      entryPoints: [join(__dirname, 'host-program.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      packages: 'external',
      absWorkingDir: root,
    });
    port = await freePort();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function start() {
    const child = spawn(process.execPath, [program, String(port), folder, SECRET, workedFile], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // What a killed process leaves in its temporary folder goes with this one.
      env: { ...process.env, NODE_PATH: join(root, 'node_modules'), TMPDIR: folder },
    });
    let errors = '';
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
      child.once('close', () => reject(new Error(`The process ended before it was ready. ${errors}`)));
    });
    return { child, url };
  }

  /** Whether the delivery was acknowledged. */
  async function deliver(url: string, id: string): Promise<boolean> {
    const body = JSON.stringify({
      contact_id: id,
      updated_fields: {},
      update_source: 'resman',
      timestamp: '2026-11-22T10:00:00Z',
    });
    const at = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', SECRET).update(`${at}.${body}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'x-delivery-id': id,
      'x-relay-timestamp': at,
      'x-relay-signature': signature,
    };
    return fetch(url, { method: 'POST', body, headers }).then(
      ({ status }) => status === 200,
      () => false,
    );
  }

  const workedOn = (): string[] =>
    existsSync(workedFile) ? readFileSync(workedFile, 'utf8').split('\n').filter(Boolean) : [];

  it('loses nothing that was acknowledged: every event is worked on in the end', async () => {
    const acknowledged = new Set<string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { child, url } = await start();
      const ended = new Promise((resolve) => child.once('close', resolve));
      // Each kill falls a little later, in the middle of storing, answering, claiming and working on others.
      const killAt = acknowledged.size + 3 + 7 * kill;
      const sent = Array.from({ length: 60 }, async (_event, n) => {
        await new Promise((resolve) => setTimeout(resolve, n * 2));
        const id = `${kill}-${n}`;
        if (await deliver(url, id)) acknowledged.add(id);
        if (acknowledged.size === killAt) child.kill('SIGKILL');
      });
      await Promise.all(sent);
      child.kill('SIGKILL');
      await ended;
    }
    const { child, url } = await start();
    for (let more = 0; more < 200 && [...acknowledged].some((id) => !workedOn().includes(id)); more += 1) {
      await deliver(url, `last-${more}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));

    expect(acknowledged.size).toBeGreaterThan(100);
    const worked = new Set(workedOn());
    expect([...acknowledged].filter((id) => !worked.has(id))).toEqual([]);
    const ledger = await openLedger({ kind: 'sqlite', file: defaultLedgerFile({ N8N_USER_FOLDER: folder }) });
    const { dead } = await countEvents(ledger);
    await ledger.close();
    expect(dead).toBe(0);
  }, 120_000);
});
