import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresFolder } from '../../../scripts/queue/postgres-folder';

describe('where our PostgreSQL keeps its data', () => {
  const home = mkdtempSync(join(tmpdir(), 'leasing-contacts-home-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('is the home, unless root lends the server a user who may not enter it', async () => {
    chmodSync(home, 0o700);
    expect(await postgresFolder(home, false)).toBe(join(home, 'postgres'));
    expect(await postgresFolder(home, true)).toMatch(/^\/var\/lib\/leasing-contacts\/[0-9a-f]{16}$/);
    chmodSync(home, 0o711);
    expect(await postgresFolder(home, true)).toBe(join(home, 'postgres'));
  });
});
