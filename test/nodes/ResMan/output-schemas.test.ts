import type { INodeParameters } from 'n8n-workflow';
import { operations } from '../../../nodes/ResMan/actions/operations';
import { HARBOR, LOST_REASON, openResMan, type OpenResMan } from '../../clients/resman/sandbox';
import { schemaMisfits } from '../../support/output-schema';
import { byId, credentialsOf, itemsOf, jsonOf, runResMan } from './run-resman';

const nathan = {
  firstName: 'Nathan',
  lastName: 'Smith',
  email: 'nathan@example.com',
  phone: '(512) 555-0142',
};
const inRecord = (id: string) => byId(`${HARBOR}:p${id}:n${id}`);
const SINCE = '2026-01-01T00:00:00Z';

/** What each operation needs to put out an item; "Refused" too where it may refuse. */
const runs: [string, INodeParameters, INodeParameters?][] = [
  ['contact.addHouseholdMember', { ...nathan, firstName: 'Carla' }, { ...nathan, contactId: inRecord('2') }],
  ['contact.create', nathan],
  ['contact.get', {}],
  ['contact.getChanged', { since: SINCE }],
  ['contact.markLost', { lostReasonId: byId(LOST_REASON) }, { contactId: inRecord('2') }],
  ['contact.reactivate', { contactId: inRecord('3') }, { contactId: inRecord('2') }],
  ['contact.search', { email: nathan.email }],
  ['contact.update', { updateFields: { lastName: 'Lee' } }, { contactId: inRecord('2') }],
  ['contact.upsert', { ...nathan, phone: '000-000-0000' }, { email: 'omar@example.com', phone: '' }],
  ['employee.getAll', {}],
  ['interaction.log', { comments: 'Hello' }, { contactId: inRecord('2') }],
  ['lostReason.getAll', {}],
  ['property.getAll', {}],
  ['prospect.getAll', { modifiedSince: SINCE }],
  ['prospectSource.getAll', {}],
  ['resident.getAll', {}],
  ['resident.getAll', { readFrom: 'v2' }],
];

describe('what the editor is told about the output of ResMan', () => {
  let resMan: OpenResMan;
  beforeAll(async () => {
    resMan = await openResMan();
  });
  beforeEach(async () => {
    await resMan.reset();
    await resMan.seed({
      prospects: [
        {
          id: 'p1',
          propertyId: HARBOR,
          people: [{ personId: 'n1', ...nathan }],
          events: [{ type: 'Other', date: '2026-11-01T10:00:00Z', isFirstContact: true, comments: 'Hello' }],
        },
        {
          id: 'p2',
          propertyId: HARBOR,
          people: [
            {
              personId: 'n2',
              type: 'current_resident',
              firstName: 'Nathan',
              lastName: 'Smith',
              email: 'omar@example.com',
            },
          ],
        },
        {
          id: 'p3',
          propertyId: HARBOR,
          people: [{ personId: 'n3', type: 'lost', firstName: 'Nora', lastName: 'Fox' }],
        },
      ],
      leasePeople: [{ id: 'n8', propertyId: HARBOR, firstName: 'Rosa', lastName: 'Diaz', status: 'Current' }],
    });
  });
  afterAll(() => resMan.close());

  it('is checked for every operation', () => {
    const all = Object.entries(operations).flatMap(([resource, ofResource]) =>
      Object.keys(ofResource).map((operation) => `${resource}.${operation}`),
    );
    expect([...new Set(runs.map(([operation]) => operation))].sort()).toEqual(all.sort());
  });

  const outputOf = async (name: string, parameters: INodeParameters, output: number) => {
    const [resource = '', operation = ''] = name.split('.');
    const all = { resource, operation, contactId: inRecord('1'), ...parameters };
    const result = await runResMan(credentialsOf(resMan.url), all, itemsOf(nathan));
    expect(result.error).toBeUndefined();
    const json = jsonOf(result, output);
    expect(json.length).toBeGreaterThan(0);
    return json.flatMap((item) => schemaMisfits('ResMan', 'v1.0.0', resource, operation, item));
  };

  it.each(runs)('is what %s puts out, with %j', async (name, parameters) => {
    expect(await outputOf(name, parameters, 0)).toEqual([]);
  });

  it.each(runs.flatMap(([name, , refused]) => (refused === undefined ? [] : [[name, refused] as const])))(
    'is what %s puts out by "Refused", with %j',
    async (name, parameters) => {
      const whole =
        name === 'contact.markLost' ? { lostReasonId: byId(LOST_REASON), ...parameters } : parameters;
      expect(await outputOf(name, whole, 1)).toEqual([]);
    },
  );

  it('has at most ten fields where the answer is only read and simplified', async () => {
    for (const [name, parameters] of runs.filter(([operation]) => /get|getAll$/.test(operation))) {
      const [resource = '', operation = ''] = name.split('.');
      const all = { resource, operation, contactId: inRecord('1'), ...parameters };
      const [item] = jsonOf(await runResMan(credentialsOf(resMan.url), all));
      expect([name, Object.keys(item ?? {}).length <= 10]).toEqual([name, true]);
    }
  });
});
