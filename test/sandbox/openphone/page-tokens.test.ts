import { runSandbox, type Running } from '../sandbox-client';
import { historySeed } from './history-seed';

describe('page tokens', () => {
  let clock: number;
  let sandbox: Running;
  beforeEach(async () => {
    clock = Date.parse('2026-11-01T12:00:00.000Z');
    sandbox = await runSandbox({ now: () => clock });
    await sandbox.seed(historySeed);
  });
  afterEach(() => sandbox.close());

  const firstToken = async () =>
    (await sandbox.call('GET', '/v1/conversations?maxResults=2')).body.nextPageToken ?? '';
  const statusWith = async (query: string) =>
    (await sandbox.call('GET', `/v1/conversations?maxResults=2&${query}`)).status;

  it('live for ten minutes', async () => {
    const token = encodeURIComponent(await firstToken());
    clock += 600_000;
    expect(await statusWith(`pageToken=${token}`)).toBe(200);
    clock += 1;
    expect(await statusWith(`pageToken=${token}`)).toBe(400);
  });

  it('are bound to the filters they were made for', async () => {
    expect(await statusWith(`phoneNumbers=PNone&pageToken=${encodeURIComponent(await firstToken())}`)).toBe(
      400,
    );
  });

  it('are refused when a character is changed, and say nothing readable', async () => {
    const token = await firstToken();
    expect(Buffer.from(token, 'base64url').subarray(0, 16).toString('latin1')).not.toContain('2026');
    const changed = token.slice(0, 30) + (token[30] === 'A' ? 'B' : 'A') + token.slice(31);
    expect(await statusWith(`pageToken=${encodeURIComponent(changed)}`)).toBe(400);
  });

  it('survive a change of the page size', async () => {
    const token = encodeURIComponent(await firstToken());
    expect((await sandbox.call('GET', `/v1/conversations?maxResults=7&pageToken=${token}`)).status).toBe(200);
  });
});
