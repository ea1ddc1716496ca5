import { RateLimiter } from '../../../clients/http/rate-limiter';
import { ContactIndex, createSendRequest, OpenPhoneClient, upsertMany } from '../../../clients/openphone';
import type { WantedContact } from '../../../clients/openphone';
import type { HttpExchange } from '../../../clients/http/exchange';
import { fetchExchange, openSandbox, realPace, sessionOn } from './sandbox';

const CONTACTS = 1_000;
/** As fast as the machine can: the sandbox's rate limit is off. */
const unlimited = () => new RateLimiter({ permittedPerSecond: 10_000, usedPerSecond: 10_000 });

/** Invented people with two numbers each, behind real area codes. */
const wanted: WantedContact[] = Array.from({ length: CONTACTS }, (_, index) => ({
  externalId: `lc-${index}`,
  firstName: 'Wanda',
  lastName: `Kessler ${index}`,
  phones: [
    {
      value: `+1${[212, 312, 415, 512, 617, 702, 713, 773, 804, 916][Math.floor(index / 100)]}5550${100 + (index % 100)}`,
      label: null,
    },
  ],
}));

describe('a thousand upserts while one create in ten is done but not answered, and one in ten fails', () => {
  it('end as a thousand contacts, and the same again changes nothing', async () => {
    const sandbox = await openSandbox();
    await sandbox.settings({ rateLimitPerSecond: 0 });
    const send = fetchExchange(sandbox.url);
    let creates = 0;
    const badLuck: HttpExchange = async (request) => {
      if (request.method !== 'POST') return await send(request);
      creates += 1;
      const match = { method: 'POST', path: '^/v1/contacts$' };
      if (creates % 10 === 3) await sandbox.misbehave({ action: 'drop_after', match });
      if (creates % 10 === 7) await sandbox.misbehave({ action: 'status', status: 500, match });
      return await send(request);
    };
    const pace = realPace({ limiter: unlimited() });
    const session = () =>
      sessionOn(sandbox.url, {
        client: new OpenPhoneClient(createSendRequest(badLuck, pace)),
        index: new ContactIndex(Date.now),
        readBack: { pausesMs: [1, 5, 20], attempts: 8, sleep: pace.sleep },
      });

    const outcomes = await upsertMany(session(), wanted);
    const actions = outcomes.map((outcome) => (outcome.ok ? outcome.result.action : outcome.error));
    expect(new Set(actions)).toEqual(new Set(['created']));
    const kept = await sandbox.contacts();
    expect(kept).toHaveLength(CONTACTS);
    expect(new Set(kept.map(({ externalId }) => externalId)).size).toBe(CONTACTS);
    expect(creates).toBeGreaterThan(CONTACTS + CONTACTS / 20);

    const again = await upsertMany(session(), wanted);
    expect(again.every((outcome) => outcome.ok && outcome.result.action === 'unchanged')).toBe(true);
    expect(await sandbox.contacts()).toHaveLength(CONTACTS);
    await sandbox.close();
  }, 240_000);
});
