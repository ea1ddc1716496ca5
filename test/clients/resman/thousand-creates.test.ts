import { upsertContact } from '../../../clients/resman';
import { AGENT, HARBOR, openResMan, sessionOn, SOURCE } from './sandbox';

const PEOPLE = 1_000;
const IN_FLIGHT = 8;

/** Letters only, so that names are names: a = 0, b = 1 ... */
const word = (n: number): string =>
  [...String(n).padStart(4, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');

it('makes a thousand prospects of a thousand people, although one post in ten is cut off after the work and one in ten fails', async () => {
  const resMan = await openResMan();
  await resMan.reset();
  const session = sessionOn(resMan.url);
  const rules = { allowProtected: false, overwrite: false, minimumConfidence: 0.8 };
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < PEOPLE; n = next++) {
      if (n % 10 === 0) await resMan.misbehave({ action: 'drop_after', match: { path: 'PostLead' } });
      if (n % 10 === 5)
        await resMan.misbehave({ action: 'status', status: 503, match: { path: 'PostLead' } });
      const person = {
        firstName: `Ada ${word(n)}`,
        lastName: `Bee${word(PEOPLE - n)}`,
        email: `person${n}@example.com`,
      };
      const interaction = { type: 'Other', at: new Date().toISOString(), agentId: AGENT, sourceId: SOURCE };
      await upsertContact(session, { propertyId: HARBOR, person, interaction }, rules);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  const prospects = await resMan.prospects();
  const misbehaved = (await resMan.requests()).filter(
    ({ status, path }) => path.endsWith('PostLeadManagement4_0') && (status === null || status === 503),
  );
  await resMan.close();
  expect(misbehaved).toHaveLength(200);
  expect(prospects).toHaveLength(PEOPLE);
  const emails = new Set(prospects.map(({ current }) => current.people[0]?.email));
  expect(emails.size).toBe(PEOPLE);
}, 180_000);
