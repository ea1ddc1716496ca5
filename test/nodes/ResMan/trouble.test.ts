import { openResMan, type OpenResMan } from '../../clients/resman/sandbox';
import { credentialsOf, itemsOf, jsonOf, pairsOf, runResMan } from './run-resman';

const people = itemsOf(
  { firstName: 'Ann', lastName: 'Lee', email: 'ann@example.com' },
  { firstName: 'Bo', lastName: 'Kim', email: 'bo@example.com' },
  { firstName: 'Cy', lastName: 'Fox', email: 'cy@example.com' },
);
const upsert = { resource: 'contact', operation: 'upsert' };
const search = { resource: 'contact', operation: 'search', email: '={{ $json.email }}' };

jest.setTimeout(60_000);

describe('ResMan in trouble', () => {
  let resMan: OpenResMan;
  beforeAll(async () => {
    resMan = await openResMan();
  });
  beforeEach(() => resMan.reset());
  afterAll(() => resMan.close());

  it('waits through a storm of 429 and loses nobody', async () => {
    await resMan.misbehave({ action: 'status', status: 429, match: { path: '.' }, times: 6 });
    const result = await runResMan(credentialsOf(resMan.url), upsert, people);
    expect(result.error).toBeUndefined();
    expect(jsonOf(result).map(({ action }) => action)).toEqual(['created', 'created', 'created']);
    expect(await resMan.prospects()).toHaveLength(3);
  });

  it('reads again after 5xx and cut lines', async () => {
    await resMan.misbehave({ action: 'status', status: 503, match: { path: 'SearchProspects' }, times: 2 });
    await resMan.misbehave({ action: 'drop_before', match: { path: 'SearchProspects' }, times: 1 });
    const result = await runResMan(credentialsOf(resMan.url), search, people.slice(0, 1));
    expect(result.error).toBeUndefined();
  });

  it.each(['failure', 'unauthorized', 'page'] as const)(
    'stops at a wrong key, said as %s, and tries no further item',
    async (wrongKeyAnswer) => {
      await resMan.settings({ acceptedKeys: ['another:key'], wrongKeyAnswer });
      const result = await runResMan(credentialsOf(resMan.url), search, people, { continueOnFail: true });
      expect(jsonOf(result).map(({ errorCode }) => errorCode)).toEqual(
        Array.from({ length: 3 }, () => 'resman.unauthorized'),
      );
      expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
      expect(await resMan.requests()).toHaveLength(1);
    },
  );

  it('says nothing of people, key or partner in an error', async () => {
    await resMan.misbehave({ action: 'html', match: { path: '.' }, times: 100 });
    const credentials = credentialsOf(resMan.url);
    const { error } = await runResMan(credentials, upsert, people.slice(0, 1));
    const said = JSON.stringify({ ...error, message: error?.message, stack: error?.stack });
    expect(said).not.toMatch(/Ann|ann@|key-of-the-tests/);
    expect(said).not.toContain(String(credentials.resManApi?.data.partnerId));
  });

  it('tells an address where nobody answers', async () => {
    const gone = await openResMan();
    await gone.close();
    const result = await runResMan(credentialsOf(gone.url), search, people, { continueOnFail: true });
    expect(jsonOf(result).map(({ errorCode }) => errorCode)).toEqual(
      Array.from({ length: 3 }, () => 'resman.no_answer'),
    );
  });
});
