import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { contactBody } from './sandbox-client';
import { spawn } from '../../scripts/child-process';

/** The command line as a program of its own: compiled here, so that no earlier build is needed. */
describe('sandbox/main', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-main-'));
  const program = join(folder, 'main.js');
  const running: ChildProcess[] = [];

  beforeAll(() => {
    buildSync({
      entryPoints: [join(__dirname, '../../sandbox/main.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'silent',
    });
  });
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const dataFile = (name: string) => join(folder, `${name}.sqlite`);

  function start(...args: string[]): ChildProcess {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    running.push(child);
    return child;
  }

  async function listening(child: ChildProcess): Promise<string> {
    const [line] = (await once(child.stdout!, 'data')) as [Buffer];
    return (JSON.parse(line.toString()) as { listening: string }).listening;
  }

  async function ended(child: ChildProcess): Promise<{ code: number | null; said: string }> {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [[code]] = (await Promise.all([once(child, 'exit'), once(child.stderr!, 'end')])) as [
      [number | null],
      unknown,
    ];
    return { code, said };
  }

  const create = (url: string, externalId: string) =>
    fetch(`${url}/v1/contacts`, {
      method: 'POST',
      headers: { authorization: 'test-key' },
      body: JSON.stringify(contactBody({ externalId })),
    });
  const contacts = async (url: string) =>
    ((await (await fetch(`${url}/_sandbox/contacts`)).json()) as { data: { externalId: string }[] }).data
      .map(({ externalId }) => externalId)
      .sort();

  it('has everything it answered to after SIGKILL and a restart on the same file', async () => {
    const first = start('--port', '0', '--data', dataFile('killed'));
    const url = await listening(first);
    await fetch(`${url}/_sandbox/settings`, { method: 'PUT', body: '{"rateLimitPerSecond":0}' });
    const acknowledged: string[] = [];
    const writing = (async () => {
      for (let made = 0; ; made += 1) {
        if ((await create(url, `crm-${made}`)).status === 201) acknowledged.push(`crm-${made}`);
        if (acknowledged.length === 40) first.kill('SIGKILL');
      }
    })();
    await expect(writing).rejects.toThrow();
    expect(acknowledged.length).toBeGreaterThanOrEqual(40);

    const again = await listening(start('--port', '0', '--data', dataFile('killed')));
    const kept = await contacts(again);
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
    // At most the one request that was under way when the process died.
    expect(kept.length - acknowledged.length).toBeLessThanOrEqual(1);
    const settings = (await (await fetch(`${again}/_sandbox/settings`)).json()) as {
      data: { rateLimitPerSecond: number };
    };
    expect(settings.data.rateLimitPerSecond).toBe(0);
  });

  it('lets in only the key it was given', async () => {
    const url = await listening(start('--port', '0', '--data', dataFile('key'), '--key', 'the-right-key'));
    expect((await create(url, 'a')).status).toBe(401);
    await fetch(`${url}/_sandbox/reset`, { method: 'POST' });
    expect((await create(url, 'a')).status).toBe(401);
  });

  it.each([
    ['domiq', '/me', { authorization: 'Bearer the-key' }],
    ['resman', '/Properties', { authorization: `Basic ${btoa('the:key')}`, 'resman-account-id': '400' }],
  ])('serves %s too, to its key only', async (service, route, headers) => {
    const key = service === 'resman' ? 'the:key' : 'the-key';
    const child = start('--service', service, '--port', '0', '--data', dataFile(service), '--key', key);
    const url = await listening(child);
    expect((await fetch(url + route, { headers })).status).toBe(200);
    expect((await fetch(url + route)).status).toBe(401);
  });

  it('says in one sentence that the port is in use, and ends with code 2', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, said } = await ended(start('--port', String(port), '--data', dataFile('busy')));
    server.close();
    expect(code).toBe(2);
    expect(said.trim().split('\n')).toEqual([expect.stringContaining(`Port ${port} is in use`)]);
  });

  it.each([
    [[]],
    [['--port', 'x', '--data', 'y']],
    [['--port', '0']],
    [['--nothing']],
    [['--service', 'yardi', '--port', '0', '--data', 'y']],
  ])('says how it is used for %j, and ends with code 1', async (args) => {
    const { code, said } = await ended(start(...args));
    expect([code, said]).toEqual([1, expect.stringContaining('Usage:')]);
  });

  it('ends when the program that started it lets go', async () => {
    const child = start('--port', '0', '--data', dataFile('orphan'));
    await listening(child);
    child.disconnect();
    expect((await ended(child)).code).toBe(0);
  });

  it('ends on SIGTERM', async () => {
    const child = start('--port', '0', '--data', dataFile('term'));
    const url = await listening(child);
    child.kill('SIGTERM');
    expect((await ended(child)).code).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('listens on this machine only', async () => {
    expect(await listening(start('--port', '0', '--data', dataFile('local')))).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+$/,
    );
  });
});
