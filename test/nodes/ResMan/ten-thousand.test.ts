import type { INodeParameters } from 'n8n-workflow';
import { ResMan } from '../../../nodes/ResMan/ResMan.node';
import { GARDEN, HARBOR, openResMan, type OpenResMan } from '../../clients/resman/sandbox';
import { describedOperations } from '../../support/described-operations';
import { byId, credentialsOf, jsonOf, pairsOf, runResMan } from './run-resman';

const MANY = 10_000;
const AT = '2026-11-01T10:00:00.000Z';
const ids = (letter: string) => Array.from({ length: MANY }, (_, index) => `${letter}${index}`);

/** Every operation that lists, and how many there are of what it lists; the base of the tests has some of its own. */
const lists: [string, INodeParameters, number][] = [
  ['contact.getChanged', { since: '2026-11-01T00:00:00Z', options: { until: '2026-11-02T00:00:00Z' } }, MANY],
  ['contact.search', { email: 'shared@example.com' }, MANY],
  ['employee.getAll', { propertyId: byId(GARDEN) }, MANY + 2],
  ['lostReason.getAll', {}, MANY + 2],
  ['property.getAll', {}, MANY + 2],
  ['prospect.getAll', { modifiedSince: '2026-01-01T00:00:00Z' }, MANY],
  ['prospectSource.getAll', {}, MANY + 3],
  ['resident.getAll', {}, MANY],
  ['resident.getAll', { readFrom: 'v2' }, MANY],
];

describe('ResMan > ten thousand of everything', () => {
  let resMan: OpenResMan;
  beforeAll(async () => {
    resMan = await openResMan();
    await resMan.reset();
    await resMan.settings({ mostInWindow: 2 * MANY });
    await resMan.seed({
      properties: ids('h').map((id) => ({ id, name: `Harbor ${id}` })),
      employees: ids('e').map((id) => ({ id, name: `Dana ${id}`, propertyIds: [GARDEN] })),
      sources: ids('s').map((id) => ({ id, propertyId: HARBOR, name: `Source ${id}` })),
      lostReasons: ids('r').map((id) => ({ id, name: `Reason ${id}` })),
      prospects: ids('p').map((id) => ({
        id,
        propertyId: HARBOR,
        updatedAt: AT,
        people: [{ personId: `n${id}`, firstName: 'A', lastName: `B${id}`, email: 'shared@example.com' }],
      })),
      leasePeople: ids('l').map((id) => ({
        id,
        propertyId: HARBOR,
        firstName: 'A',
        lastName: `B${id}`,
        status: 'Current' as const,
      })),
    });
  }, 60_000);
  afterAll(() => resMan.close());

  it('has a row for every operation that lists', () => {
    const described = describedOperations(new ResMan().description)
      .map(({ key }) => key)
      .filter((key) => /\.(getAll|getChanged|search)$/.test(key));
    expect([...new Set(lists.map(([key]) => key))].sort()).toEqual(described.sort());
  });

  it.each(lists)(
    '%s gives each of them once, with %j',
    async (key, parameters, count) => {
      const [resource = '', operation = ''] = key.split('.');
      const all = { resource, operation, returnAll: true, ...parameters };
      const result = await runResMan(credentialsOf(resMan.url), all);
      expect(result.error).toBeUndefined();
      const listed = new Set(jsonOf(result).map((item) => JSON.stringify(item)));
      expect([jsonOf(result).length, listed.size]).toEqual([count, count]);
      expect(new Set(pairsOf(result).map((pair) => JSON.stringify(pair)))).toEqual(new Set(['{"item":0}']));
    },
    60_000,
  );
});
