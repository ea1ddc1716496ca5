import { upsertContact, type UpsertRequest } from '../../../clients/resman';
import { settle } from '../../../clients/http/settle';
import { AGENT, HARBOR, openResMan, PATIENT, sessionOn, SOURCE, type OpenResMan } from './sandbox';

const PEOPLE = 1_000;
const IN_FLIGHT = 8;
const FOR_EVER = 1_000_000;

/** Letters only, so that names are names: a = 0, b = 1 ... */
const word = (n: number): string =>
  [...String(n).padStart(4, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');

describe('a thousand people', () => {
  let resMan: OpenResMan;
  beforeAll(async () => {
    resMan = await openResMan();
    await resMan.reset();
  });
  afterAll(() => resMan.close());

  it('become a thousand prospects, although one post in ten is cut off after the work and one in ten fails', async () => {
    const match = { path: 'PostLead' };
    await resMan.misbehave({ action: 'drop_after', match, every: 10, times: FOR_EVER });
    await resMan.misbehave({ action: 'status', status: 503, match, every: 9, times: FOR_EVER });
    const session = sessionOn(resMan.url, {}, PATIENT);
    const rules = {
      allowProtected: false,
      overwrite: false,
      minimumConfidence: 0.8,
      doubtAbove: null,
      reactivateLost: true,
    };
    /** As a workflow does: what is reported as not known is run again, which has to be safe. */
    const upsert = async (request: UpsertRequest): Promise<void> => {
      const done = await settle(upsertContact(session, request, rules));
      if (!done.ok) await upsertContact(session, request, rules);
    };
    let next = 0;
    const worker = async () => {
      for (let n = next++; n < PEOPLE; n = next++) {
        const person = {
          firstName: `Ada ${word(n)}`,
          lastName: `Bee${word(PEOPLE - n)}`,
          email: `person${n}@example.com`,
        };
        const at = new Date().toISOString();
        const interaction = { type: 'Other', at, agentId: AGENT, sourceId: SOURCE };
        await upsert({ propertyId: HARBOR, person, interaction });
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
    const posts = (await resMan.requests()).filter(({ path }) => path.endsWith('PostLeadManagement4_0'));
    const emails = (await resMan.prospects()).map(({ current }) => current.people[0]?.email);
    expect(emails).toHaveLength(PEOPLE);
    expect(new Set(emails).size).toBe(PEOPLE);
    expect(posts.filter(({ status }) => status === null).length).toBeGreaterThanOrEqual(PEOPLE / 10);
    expect(posts.filter(({ status }) => status === 503).length).toBeGreaterThanOrEqual(PEOPLE / 10);
  }, 600_000);
});
