import { descendant, textAt } from '../../../clients/resman/xml/read-xml';
import {
  customersOf,
  emailXml,
  GARDEN,
  HARBOR,
  idsOf,
  leadXml,
  namesOf,
  openResMan,
  prospectsOf,
  type OpenResMan,
} from './resman-sandbox';

const START = Date.parse('2026-11-01T12:00:00.000Z');
let clock = START;
let resMan: OpenResMan;
beforeAll(async () => {
  resMan = await openResMan({ now: () => clock });
});
afterAll(() => resMan.close());
beforeEach(async () => {
  clock = START;
  await resMan.reset();
  await resMan.seed({
    prospects: [
      {
        id: 'p1',
        propertyId: HARBOR,
        updatedAt: '2026-10-01T10:00:00.000Z',
        people: [
          {
            personId: 'n1',
            firstName: 'Ada',
            lastName: 'Chen',
            email: 'ada@example.com',
            phone: '6175550101',
          },
          { personId: 'n2', firstName: 'Ben', lastName: 'Chen', email: 'ben@example.com' },
        ],
      },
      {
        id: 'p2',
        propertyId: HARBOR,
        updatedAt: '2026-10-01T11:00:00.000Z',
        people: [
          { personId: 'n3', firstName: 'Cy', lastName: 'Diaz', type: 'lost', email: 'cy@example.com' },
        ],
      },
      {
        id: 'p3',
        propertyId: HARBOR,
        updatedAt: '2026-10-01T12:00:00.000Z',
        people: [
          { personId: 'n4', firstName: 'Di', lastName: 'Eze', type: 'applicant', phone: '6175550101' },
        ],
      },
      {
        id: 'p4',
        propertyId: HARBOR,
        updatedAt: '2026-10-01T13:00:00.000Z',
        people: [{ personId: 'n5', firstName: 'Ed', lastName: 'Fox', type: 'current_resident' }],
      },
      {
        id: 'g1',
        propertyId: GARDEN,
        people: [{ personId: 'n6', firstName: 'Ada', lastName: 'Chen', email: 'ada@example.com' }],
      },
    ],
  });
});

const found = async (criterion: Record<string, string>, propertyId = HARBOR) =>
  namesOf(await resMan.search(criterion, propertyId));

describe('a search', () => {
  it.each([
    [{ Email: 'ada@example.com' }, ['Ada', 'Ben']],
    [{ Email: ' ADA@Example.com ' }, ['Ada', 'Ben']],
    [{ Email: 'ben@example.com' }, ['Ada', 'Ben']],
    [{ Phone: '(617) 555-0101' }, ['Ada', 'Ben', 'Di']],
    [{ FirstName: 'ben', LastName: 'CHEN' }, ['Ada', 'Ben']],
    [{ ProspectID: 'p2' }, ['Cy']],
    [{ ProspectID: 'g1' }, []],
    [{ Email: 'ada@example' }, []],
    [{ Phone: '(617) 555-0199' }, []],
  ])('by %j finds whole prospects of the property: %j', async (criterion, names) => {
    expect(await found(criterion)).toEqual(names);
  });

  it('finds people of every type', async () => {
    const window = { ModifiedStartDateTime: '2026-10-01', ModifiedEndDateTime: '2026-10-02' };
    const types = prospectsOf(await resMan.search(window)).map(
      (prospect) => customersOf(prospect)[0]?.attributes.Type,
    );
    expect(types).toEqual(['prospect', 'lost', 'applicant', 'current_resident']);
  });

  it('answers an empty element when it finds nobody', async () => {
    const { xml } = await resMan.search({ Email: 'nobody@example.com' });
    expect(descendant(xml, 'Response', 'LeadManagement', 'Prospects')).toMatchObject({
      text: '',
      children: [],
    });
  });

  it('stays in its property', async () => {
    expect(
      idsOf(customersOf(prospectsOf(await resMan.search({ Email: 'ada@example.com' }, GARDEN))[0])[0]),
    ).toEqual({ ProspectID: 'g1', PersonID: 'n6' });
  });

  it('finds prospects in the order they were made, whichever was changed last', async () => {
    await resMan.post(
      leadXml({ prospectId: 'p1', personId: 'n1', firstName: 'Adah', lastName: 'Chen', event: null }),
    );
    expect(await found({ Phone: '(617) 555-0101' })).toEqual(['Adah', 'Ben', 'Di']);
  });

  it('needs both names', async () => {
    const { xml } = await resMan.search({ FirstName: 'Ada' });
    expect(textAt(xml, 'ErrorDescription')).toBe('A search criterion is required');
  });

  it('takes bare digits only when the setting says so', async () => {
    expect(await found({ Phone: '6175550101' })).toEqual([]);
    await resMan.settings({ searchesBareDigits: true });
    expect(await found({ Phone: '6175550101' })).toEqual(['Ada', 'Ben', 'Di']);
  });

  it('takes the beginning of a name or e-mail only when the setting says so', async () => {
    expect(await found({ FirstName: 'A', LastName: 'Ch' })).toEqual([]);
    await resMan.settings({ searchMatch: 'beginning' });
    expect(await found({ FirstName: 'A', LastName: 'Ch' })).toEqual(['Ada', 'Ben']);
    expect(await found({ Email: 'cy@' })).toEqual(['Cy']);
  });
});

describe('a modified window', () => {
  const inWindow = (from: string, until: string) =>
    found({ ModifiedStartDateTime: from, ModifiedEndDateTime: until });

  it.each([
    ['2026-10-01T10:30:00Z', '2026-10-01T12:30:00Z', ['Cy', 'Di'], 'UTC'],
    ['2026-10-01T10:30:00', '2026-10-01T12:30:00', ['Cy', 'Di'], 'no offset is UTC'],
    ['2026-10-01T06:30:00-04:00', '2026-10-01T08:30:00.000-04:00', ['Cy', 'Di'], 'an offset'],
    ['2026-10-01 12:30:00', '2026-10-02', ['Ed'], 'a blank, and a date alone'],
    ['10/01/2026', '10/02/2026', ['Ada', 'Ben', 'Cy', 'Di', 'Ed'], 'the American way'],
    ['2026-10-02', '2026-10-01', [], 'the wrong way round'],
  ])('from %s to %s finds %j: %s', async (from, until, names) => {
    expect(await inWindow(from, until)).toEqual(names);
  });

  it.each([
    ['yesterday', '2026-10-01'],
    ['2026-10-01T00:00:00 00:00', '2026-10-02'],
  ])('refuses %s', async (from, until) => {
    const { xml } = await resMan.search({ ModifiedStartDateTime: from, ModifiedEndDateTime: until });
    expect(textAt(xml, 'Status')).toBe('Error');
  });

  it('includes its ends, or excludes them when the setting says so', async () => {
    const ends = ['2026-10-01T11:00:00.000Z', '2026-10-01T13:00:00.000Z'] as const;
    expect(await inWindow(...ends)).toEqual(['Cy', 'Di', 'Ed']);
    await resMan.settings({ windowEnds: 'excluded' });
    expect(await inWindow(...ends)).toEqual(['Di']);
  });

  it('is answered 502, "buffer overflow", when it holds more than the setting; other searches never are', async () => {
    await resMan.settings({ mostInWindow: 3 });
    const window = { ModifiedStartDateTime: '2026-10-01', ModifiedEndDateTime: '2026-10-02' };
    const { status, text } = await resMan.search(window);
    expect([status, text]).toEqual([502, expect.stringMatching(/buffer overflow/)]);
    expect(await inWindow('2026-10-01T10:30:00Z', '2026-10-02')).toEqual(['Cy', 'Di', 'Ed']);
    await resMan.settings({ mostInWindow: 1 });
    expect(await found({ Phone: '(617) 555-0101' })).toEqual(['Ada', 'Ben', 'Di']);
  });

  it('holds what was changed a moment ago, with its new state', async () => {
    await resMan.post(
      leadXml({ prospectId: 'p1', personId: 'n1', firstName: 'Adah', lastName: 'Chen', event: null }),
    );
    expect(await inWindow('2026-11-01', '2026-11-02')).toEqual(['Adah', 'Ben']);
    expect(await inWindow('2026-10-01', '2026-10-01T10:30:00Z')).toEqual([]);
  });
});

describe('with a search lag', () => {
  beforeEach(() => resMan.settings({ searchLagMs: 5000 }));

  it('a new prospect is found only after it', async () => {
    await resMan.post(leadXml({ customer: emailXml('ines@example.com') }));
    clock += 4999;
    expect(await found({ Email: 'ines@example.com' })).toEqual([]);
    clock += 1;
    expect(await found({ Email: 'ines@example.com' })).toEqual(['Ines']);
  });

  it('a changed prospect shows its former state and time until then, over several changes', async () => {
    const change = (firstName: string) =>
      resMan.post(leadXml({ prospectId: 'p2', personId: 'n3', firstName, lastName: 'Diaz', event: null }));
    await change('Cyd');
    clock += 1000;
    await change('Cyrus');
    expect(await found({ ProspectID: 'p2' })).toEqual(['Cy']);
    const october = { ModifiedStartDateTime: '2026-10-01', ModifiedEndDateTime: '2026-10-02' };
    expect(await found(october)).toContain('Cy');
    clock += 5000;
    expect(await found({ ProspectID: 'p2' })).toEqual(['Cyrus']);
    expect(await found(october)).not.toContain('Cyrus');
  });
});
