import { RateLimit } from '../../../sandbox/server/rate-limit';
import { runSandbox, type Running } from '../sandbox-client';

describe('the rate limit', () => {
  let clock: number;
  let sandbox: Running;
  beforeEach(async () => {
    clock = Date.parse('2026-11-01T12:00:00.000Z');
    sandbox = await runSandbox({ now: () => clock, settings: { rateLimitPerSecond: 10 } });
  });
  afterEach(() => sandbox.close());

  const get = (path: string, authorization = 'test-key') => sandbox.call('GET', path, { authorization });
  const spend = async (count: number) => {
    const statuses = [];
    for (let made = 0; made < count; made += 1) statuses.push((await get('/v1/phone-numbers')).status);
    return statuses;
  };

  it('refuses the eleventh request of a second, without saying when to come back', async () => {
    expect(await spend(10)).toEqual(Array.from({ length: 10 }, () => 200));
    const eleventh = await get('/v1/phone-numbers');
    expect(eleventh.status).toBe(429);
    expect(eleventh.headers.get('retry-after')).toBeNull();
    expect([...eleventh.headers.keys()].filter((name) => name.includes('ratelimit'))).toEqual([]);
  });

  it('counts both surfaces together', async () => {
    await spend(5);
    for (let made = 0; made < 5; made += 1) expect((await get('/users')).status).toBe(200);
    expect((await get('/users')).status).toBe(429);
    expect((await get('/v1/phone-numbers')).status).toBe(429);
  });

  it('counts each key for itself', async () => {
    await spend(10);
    expect((await get('/v1/phone-numbers', 'another-key')).status).toBe(200);
  });

  it('slides: what was spent at the end of a second still counts at the start of the next', async () => {
    await spend(2);
    clock += 900;
    await spend(8);
    clock += 99;
    expect((await get('/users')).status).toBe(429);
    clock += 1;
    expect(await spend(3)).toEqual([200, 200, 429]);
  });

  it('can be changed while it runs', async () => {
    await sandbox.set({ rateLimitPerSecond: 2 });
    expect(await spend(3)).toEqual([200, 200, 429]);
    await sandbox.set({ rateLimitPerSecond: 0 });
    expect(await spend(30)).toEqual(Array.from({ length: 30 }, () => 200));
  });
});

describe('RateLimit', () => {
  it('never lets more than the limit through in any second, whatever the rhythm', () => {
    let now = 0;
    const limit = new RateLimit(
      () => now,
      () => 10,
    );
    const admitted: number[] = [];
    for (let step = 0; step < 2000; step += 1) {
      now += (step * 37) % 61;
      try {
        limit.admit('key');
        admitted.push(now);
      } catch {
        // Refused: what counts is what got through.
      }
    }
    const most = Math.max(
      ...admitted.map((start) => admitted.filter((at) => at >= start && at < start + 1000).length),
    );
    expect(most).toBe(10);
  });
});
