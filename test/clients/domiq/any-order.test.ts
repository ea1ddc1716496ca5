import fc from 'fast-check';
import { openDomIq, type OpenDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { RateLimiter } from '../../../clients/http/rate-limiter';
import { clientOn, quickPace } from './exchange';

const moment = (minute: number) => new Date(Date.UTC(2026, 10, 2, 15, minute)).toISOString();

const limiter = new RateLimiter({ permittedPerSecond: 5000, usedPerSecond: 5000 });

/** Minutes at which things came to be, in the order in which they arrive; some arrive more than once. */
const arrivals = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 });

describe('writes that arrive in any order, some of them twice', () => {
  let domIq: OpenDomIq;
  beforeAll(async () => {
    domIq = await openDomIq();
  });
  afterAll(() => domIq.close());

  it('end with the newest context and the newest preferences', async () => {
    const client = clientOn(domIq.url, {}, quickPace({ limiter }));
    let contacts = 0;
    const property = fc.asyncProperty(arrivals, arrivals, async (contexts, opinions) => {
      contacts += 1;
      const id = `c${contacts}`;
      for (const [index, minute] of contexts.entries()) {
        const said = opinions[index];
        await client.putContactContext(id, {
          full_name: 'Imani Okafor',
          status: `as of ${minute}`,
          updated_at: moment(minute),
          ...(said !== undefined && { preferences: { opt_out: said % 2 === 1, updated_at: moment(said) } }),
        });
      }
      for (const minute of opinions)
        await client.updatePreferences(id, { opt_out: minute % 2 === 1, updated_at: moment(minute) });
      const kept = await client.contactContext(id);
      expect(kept.status).toBe(`as of ${Math.max(...contexts)}`);
      expect(kept.preferences?.opt_out).toBe(Math.max(...opinions) % 2 === 1);
    });
    await fc.assert(property, { numRuns: 25 });
  });
});
