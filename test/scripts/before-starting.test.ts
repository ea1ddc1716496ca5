import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from '../../scripts/child-process';
import { cacheFolder, requireSpace, settleOthers } from '../../scripts/n8n/install';
import { requireFreePort } from '../../scripts/start/child';

const bootstrap = join(__dirname, '..', '..', 'scripts', 'bootstrap.mjs');

describe('what is checked before anything is started', () => {
  it('refuses an old Node in one sentence, before it installs anything', () => {
    const pretend =
      "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.19.0'}})";
    const { status, stderr } = spawnSync(process.execPath, ['--import', pretend, bootstrap, 'start'], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr.trim()).toBe(
      'Node 18.19.0 is too old: install Node 20 or newer and run the command again. Nothing was changed.',
    );
  });

  it('refuses a command that does not exist, and says which do', () => {
    const { status, stderr } = spawnSync(process.execPath, [bootstrap, 'strat'], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('Unknown command "strat"');
  });

  it('refuses a disk without room, and says how much is needed and where else to go', async () => {
    await expect(requireSpace(tmpdir(), 2 ** 60)).rejects.toThrow(
      /needs 1073741824\.0 GB .* LEASING_CONTACTS_CACHE .* Nothing was installed/,
    );
    await expect(requireSpace(tmpdir(), 1)).resolves.toBeUndefined();
  });

  it('refuses a port in use, and names the option', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(requireFreePort(port, 'n8n', '--port')).rejects.toThrow(
      `Port ${port}, wanted for n8n, is in use`,
    );
    await new Promise((resolve) => server.close(resolve));
    await expect(requireFreePort(port, 'n8n', '--port')).resolves.toBeUndefined();
  }, 20_000);

  it('clears away what a killed installation left, and waits for one that is under way', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-cache-'));
    const target = join(folder, 'n8n-1');
    mkdirSync(`${target}.partial-2147483646`);
    mkdirSync(`${target}.partial-${process.pid}`);
    const said: string[] = [];
    setTimeout(() => rmSync(`${target}.partial-${process.pid}`, { recursive: true }), 300);
    await settleOthers(target, { step: (sentence) => said.push(sentence) });
    expect(readdirSync(folder)).toEqual([]);
    expect(said).toEqual(['Another run is installing n8n; waiting for it ...']);
    rmSync(folder, { recursive: true });
  }, 20_000);

  it('keeps n8n outside every clone', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/somewhere' })).toBe('/somewhere/leasing-contacts');
    expect(cacheFolder({ LEASING_CONTACTS_CACHE: '/other' })).toBe('/other');
  });
});
