import { openResMan, type OpenResMan } from '../../clients/resman/sandbox';
import { credentialsOf, itemsOf, jsonOf, pairsOf, runResMan } from './run-resman';

const upsert = { resource: 'contact', operation: 'upsert' };
const FIRST = ['Wanda', 'Fergus', 'Aimee', 'Tobias', 'Noemi'] as const;
const person = (n: number) => ({
  firstName: FIRST[n],
  lastName: ['Kessler', 'Lindqvist', 'Okonkwo', 'Castellano', 'Grunwald'][n],
  email: `${FIRST[n]?.toLowerCase()}@example.com`,
  phone: `512-555-014${n}`,
});

describe('ResMan, several items at the same time', () => {
  let resMan: OpenResMan;
  beforeAll(async () => {
    resMan = await openResMan();
  });
  beforeEach(() => resMan.reset());
  afterAll(() => resMan.close());

  it('makes each person once, also one who comes twice in a batch, and pairs what came of each with its item', async () => {
    // Slow at first, fast at last: the answers come in another order than the items.
    await resMan.misbehave({ action: 'delay', ms: 200, times: 8 });
    const items = itemsOf(person(0), person(1), person(2), person(1), person(3), person(4));
    const result = await runResMan(credentialsOf(resMan.url), upsert, items, { continueOnFail: true });
    expect(pairsOf(result)).toEqual([0, 1, 2, 3, 4, 5].map((item) => ({ item })));
    expect(jsonOf(result).map(({ firstName }) => firstName)).toEqual([
      'Wanda',
      'Fergus',
      'Aimee',
      'Fergus',
      'Tobias',
      'Noemi',
    ]);
    expect(jsonOf(result).filter(({ action }) => action === 'created')).toHaveLength(5);
    expect(await resMan.prospects()).toHaveLength(5);
  });

  it('begins none after one that stops the node', async () => {
    await resMan.misbehave({ action: 'status', status: 400, times: 1_000 });
    const { error } = await runResMan(credentialsOf(resMan.url), upsert, itemsOf(person(0), person(1)));
    expect(error).toMatchObject({ context: { itemIndex: 0 } });
    expect(await resMan.prospects()).toEqual([]);
    const sent = (await resMan.requests()).map(({ body }) => decodeURIComponent(body ?? ''));
    expect(sent.filter((body) => body.includes('wanda@example.com'))).toHaveLength(1);
    expect(sent.filter((body) => body.includes('fergus'))).toEqual([]);
  });
});
