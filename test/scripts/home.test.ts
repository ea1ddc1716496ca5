import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimForMode, claimForStore, lockHome, openHome } from '../../scripts/start/home';

describe('a home folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-home-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps its secrets, readable by their owner only', async () => {
    const { secrets } = await openHome(folder);
    expect((await openHome(folder)).secrets).toEqual(secrets);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('refuses to become a demonstration when it was made without one', async () => {
    const home = await openHome(folder);
    await claimForMode(home, 'live');
    await expect(claimForMode(home, 'demo')).rejects.toThrow('was made with --no-demo');
    await expect(claimForMode(home, 'live')).resolves.toBeUndefined();
  });

  it('refuses workers when it was made without, also by a version that knew none', async () => {
    const home = await openHome(folder);
    await expect(claimForStore(home, 'postgres')).rejects.toThrow('was made without --workers');
    await expect(claimForStore(home, 'sqlite')).resolves.toBeUndefined();
    await expect(claimForStore(home, 'postgres')).rejects.toThrow('was made without --workers');
  });

  it('is taken over from a run that died', async () => {
    writeFileSync(join(folder, 'running.pid'), '2147483646');
    const release = await lockHome(folder);
    expect(readFileSync(join(folder, 'running.pid'), 'utf8')).toBe(String(process.pid));
    await release();
  });

  it('adds to the secrets of an earlier version what came later, and changes nothing else', async () => {
    const { secrets } = await openHome(folder);
    const { encryptionKey, ownerEmail, ownerPassword, openPhoneKey, bootstrapKey } = secrets;
    const earlier = { encryptionKey, ownerEmail, ownerPassword, openPhoneKey, bootstrapKey };
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify(earlier));
    const upgraded = (await openHome(folder)).secrets;
    expect(upgraded).toMatchObject(earlier);
    expect(upgraded.resManKey).toMatch(/^sandbox:.+/);
    expect((await openHome(folder)).secrets).toEqual(upgraded);
  });

  it.each(['{}', '{"encryptionKey":'])(
    'says which file is spoiled instead of making new secrets over it: %s',
    async (spoiled) => {
      writeFileSync(join(folder, 'secrets.json'), spoiled);
      await expect(openHome(folder)).rejects.toThrow('secrets.json');
      expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe(spoiled);
    },
  );
});
