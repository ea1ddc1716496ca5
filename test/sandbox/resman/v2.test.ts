import {
  AGENT,
  GARDEN,
  HARBOR,
  LOST_REASON,
  openResMan,
  SOURCE,
  type Answered,
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
        sourceId: SOURCE,
        updatedAt: '2026-10-01T10:00:00.000Z',
        people: [
          {
            personId: 'n1',
            firstName: 'Ada',
            lastName: 'Chen',
            email: 'ada@example.com',
            phone: '6175550101',
          },
          { personId: 'n2', firstName: 'Ben', lastName: 'Chen' },
        ],
        events: [
          {
            type: 'Email',
            date: '2026-09-30T10:00:00Z',
            agentId: AGENT,
            sourceId: SOURCE,
            isFirstContact: true,
            comments: 'Hello',
          },
        ],
      },
      {
        id: 'p2',
        propertyId: HARBOR,
        updatedAt: '2026-10-02T10:00:00.000Z',
        people: [{ personId: 'n3', firstName: 'Cy', lastName: 'Diaz', type: 'lost' }],
        events: [
          { date: '2026-10-01T10:00:00Z', isFirstContact: true },
          { type: 'Cancel', date: '2026-10-02T10:00:00Z', sourceId: LOST_REASON },
        ],
      },
      { id: 'g1', propertyId: GARDEN, people: [{ personId: 'n4', firstName: 'Di', lastName: 'Eze' }] },
    ],
    leasePeople: [
      {
        id: 'n9',
        propertyId: HARBOR,
        leaseId: 'l1',
        firstName: 'Fay',
        lastName: 'Gil',
        email: 'fay@example.com',
        birthDate: '1988-02-03',
        socialSecurityNumber: '900-12-3456',
        status: 'Current',
      },
      { id: 'n8', propertyId: HARBOR, leaseId: 'l2', firstName: 'Gus', lastName: 'Hay', status: 'Former' },
    ],
  });
});

const SINCE = `modifiedSince=${encodeURIComponent('Thu, 01 Oct 2026 00:00:00 GMT')}`;
const prospects = (query: string) => resMan.v2('GET', `/Prospects?propertyId=${HARBOR}&${query}`);
const listOf = ({ json }: Answered, name: string) => json?.[name] as Record<string, unknown>[];
const idsOf = (answer: Answered) => listOf(answer, 'prospects').map(({ prospectId }) => prospectId);

describe('GET /Prospects', () => {
  it('answers everything about a prospect under one name', async () => {
    const answer = await prospects(`${SINCE}&prospectId=p1`);
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        prospects: [
          {
            prospectId: 'p1',
            propertyId: HARBOR,
            mainPersonId: 'n1',
            lastModified: '2026-10-01T10:00:00.000Z',
            status: 'Prospect',
            prospectSourceId: SOURCE,
            prospectSourceName: 'Website Chat',
            transactionSourceId: SOURCE,
            firstContactMethod: 'Email',
            firstContactDate: '2026-09-30T10:00:00Z',
            firstContactCommunicationLogId: 'p1-0',
            lostDate: null,
            lostReason: null,
            leasingAgent: { agentId: AGENT, personId: AGENT, firstName: 'Dana', lastName: 'Agent' },
            people: [
              expect.objectContaining({
                personId: 'n1',
                email: 'ada@example.com',
                phone: '(617) 555-0101',
                phoneType: 'cell',
                isMainContact: true,
              }),
              expect.objectContaining({ personId: 'n2', email: null, phone: null, isMainContact: false }),
            ],
            events: null,
          },
        ],
      },
    ]);
  });

  it('tells since when and why somebody is lost', async () => {
    expect(listOf(await prospects(`${SINCE}&prospectId=p2`), 'prospects')).toMatchObject([
      { status: 'Lost', lostDate: '2026-10-02T10:00:00Z', lostReason: 'Priced Out' },
    ]);
  });

  it.each([
    [SINCE, ['p1', 'p2'], 'the property'],
    [`${SINCE}&personId=n2`, ['p1'], 'a household member'],
    [`modifiedSince=${encodeURIComponent('Thu, 01 Oct 2026 10:00:01 GMT')}`, ['p2'], 'modified later'],
    [
      `modifiedSince=${encodeURIComponent('Thu, 01 Oct 2026 10:00:00 GMT')}`,
      ['p1', 'p2'],
      'that very second',
    ],
    [`${SINCE}&firstContactDateFrom=2026-10-01&firstContactDateTo=2026-10-01`, ['p2'], 'first contact'],
    [`${SINCE}&email=cy@example.com`, ['p1', 'p2'], 'there is no filter by e-mail'],
  ])('filters by %s: %j (%s)', async (query, ids) => {
    expect(idsOf(await prospects(query))).toEqual(ids);
  });

  it('has the communication log only when asked', async () => {
    const [without] = listOf(await prospects(`${SINCE}&prospectId=p1`), 'prospects');
    expect(without).not.toHaveProperty('communicationLog');
    const [entry] = listOf(
      await prospects(`${SINCE}&prospectId=p1&includeCommunicationLog=true`),
      'prospects',
    );
    expect(entry?.communicationLog).toEqual([
      {
        communicationLogId: 'p1-0',
        date: '2026-09-30T10:00:00Z',
        interactionType: 'Email',
        contactType: null,
        description: 'Email',
        note: 'Hello',
        employee: 'Dana Agent',
        timestamp: '2026-09-30T10:00:00Z',
      },
    ]);
  });

  it('has the lease once somebody applied', async () => {
    expect(listOf(await prospects(`${SINCE}&prospectId=p1`), 'prospects')[0]).not.toHaveProperty('lease');
    await resMan.control('POST', 'lease', { prospectId: 'p1', status: 'Pending', unit: '102' });
    expect(listOf(await prospects(`${SINCE}&prospectId=p1`), 'prospects')).toMatchObject([
      { status: 'Applicant', lease: { unit: '102', status: 'Pending', moveInDate: null } },
    ]);
  });

  it.each([
    [`/Prospects?${SINCE}`, 'propertyId is required'],
    [`/Prospects?propertyId=elsewhere&${SINCE}`, 'propertyId is not a property'],
    [`/Prospects?propertyId=${HARBOR}`, 'modifiedSince is required'],
    [
      `/Prospects?propertyId=${HARBOR}&modifiedSince=2026-10-01T00:00:00Z`,
      'modifiedSince is not a time in the past',
    ],
    [
      `/Prospects?propertyId=${HARBOR}&modifiedSince=${encodeURIComponent('Sun, 01 Nov 2026 12:00:01 GMT')}`,
      'modifiedSince is not a time in the past',
    ],
    [
      `/Prospects?propertyId=${HARBOR}&modifiedSince=${encodeURIComponent('Mon, 01 Oct 2026 00:00:00 GMT')}`,
      'modifiedSince is not a time in the past',
    ],
    [
      `/Prospects?propertyId=${HARBOR}&${SINCE}&firstContactDateFrom=2026-10-01`,
      'firstContactDateFrom and firstContactDateTo go together, as yyyy-MM-dd',
    ],
  ])('answers 400 to %s', async (path, message) => {
    const { status, json } = await resMan.v2('GET', path);
    expect([status, json]).toEqual([400, { message, code: 10400 }]);
  });
});

describe('the other endpoints', () => {
  it('gives residents with the birth date and social security number that a client has to drop', async () => {
    const answer = await resMan.v2('GET', `/CreditReporting/Residents?propertyId=${HARBOR}`);
    expect(listOf(answer, 'people')).toMatchObject([
      {
        personId: 'n9',
        firstName: 'Fay',
        birthDate: '1988-02-03',
        socialSecurityNumber: '900-12-3456',
        leases: [],
      },
    ]);
    expect(listOf(answer, 'people')).toHaveLength(1);
  });

  it('gives one resident with the leases', async () => {
    const query = `propertyId=${HARBOR}&personId=n9&includeLeaseHistory=true`;
    expect(listOf(await resMan.v2('GET', `/CreditReporting/Residents?${query}`), 'people')).toMatchObject([
      { personId: 'n9', leases: [{ leaseId: 'l1' }] },
    ]);
  });

  it('gives leases, former ones only with the history', async () => {
    const leases = async (more: string) =>
      listOf(await resMan.v2('GET', `/Leasing/Leases?propertyId=${HARBOR}&${SINCE}${more}`), 'leases').map(
        ({ leaseId }) => leaseId,
      );
    expect(await leases('')).toEqual(['l1']);
    expect(await leases('&includeLeaseHistory=true')).toEqual(['l1', 'l2']);
  });

  it('gives leases of which somebody was modified since', async () => {
    clock += 10_000;
    await resMan.seed({
      prospects: [
        { id: 'p9', propertyId: HARBOR, people: [{ personId: 'n7', firstName: 'Ike', lastName: 'Jo' }] },
      ],
    });
    await resMan.control('POST', 'lease', { prospectId: 'p9', status: 'Pending' });
    const since = encodeURIComponent(new Date(START + 5000).toUTCString());
    const answer = await resMan.v2('GET', `/Leasing/Leases?propertyId=${HARBOR}&modifiedSince=${since}`);
    expect(listOf(answer, 'leases')).toMatchObject([
      { leaseId: 'lease-of-p9', prospectId: 'p9', leaseStatus: 'Pending', people: [{ personId: 'n7' }] },
    ]);
    expect(listOf(answer, 'leases')).toHaveLength(1);
  });

  it('gives properties, employees, sources, lost reasons and the account', async () => {
    const { v2 } = resMan;
    expect(listOf(await v2('GET', '/Properties'), 'properties')).toMatchObject([
      { propertyId: HARBOR, name: 'Harbor Lofts' },
      { propertyId: GARDEN },
    ]);
    expect(listOf(await v2('GET', '/Employees'), 'employees')).toMatchObject([
      { personId: AGENT, firstName: 'Dana', lastName: 'Agent', propertyIds: [HARBOR, GARDEN] },
      { firstName: 'Lee', propertyIds: [GARDEN] },
    ]);
    expect(listOf(await v2('GET', `/ProspectSources?propertyId=${GARDEN}`), 'prospectSources')).toEqual([
      { prospectSourceId: 'source-garden', name: 'Website Chat', isActive: true },
    ]);
    expect((await v2('GET', '/PickLists?name=LostProspectReason')).json).toEqual({
      pickList: [
        { picklistItemId: LOST_REASON, name: 'Priced Out' },
        { picklistItemId: 'reason-other', name: 'Chose Another' },
      ],
    });
    expect((await v2('GET', '/PickLists?name=Language')).json).toEqual({ pickList: [] });
    expect((await v2('GET', '/Account/AccountId?subdomain=harbor')).json).toMatchObject({ accountId: 400 });
  });

  it('keeps a note and answers it with its id', async () => {
    const note = { propertyId: HARBOR, type: 'Prospect', recordId: 'p1', note: 'Called back <twice>' };
    const answer = await resMan.v2('POST', '/Notes', note);
    const [kept] = await resMan.notes();
    expect([answer.status, answer.json]).toEqual([200, { ...note, noteId: kept?.id }]);
    expect(kept).toMatchObject(note);
  });

  it.each([
    [{ propertyId: HARBOR, type: 'Prospect', recordId: 'p1' }, '/note: Expected required property'],
    [{ propertyId: 'x', type: 'P', recordId: 'p1', note: 'n' }, 'propertyId is not a property'],
    [undefined, '/propertyId: Expected required property'],
  ])('refuses the note %j', async (note, message) => {
    const { status, json } = await resMan.v2('POST', '/Notes', note);
    expect([status, json?.message]).toEqual([400, message]);
    expect(await resMan.notes()).toEqual([]);
  });

  it('answers 404 to what there is not, a write of a prospect among it', async () => {
    expect((await resMan.v2('GET', '/Contacts')).status).toBe(404);
    expect((await resMan.v2('PUT', '/Prospects')).status).toBe(404);
  });
});

describe('authentication', () => {
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

  it.each([
    ['another key', basic('partner:wrong')],
    ['no password', basic('partner')],
    ['a bearer token', { authorization: 'Bearer key' }],
    ['nothing', { authorization: '' }],
  ])('refuses %s with 401 and another code than a missing license', async (_what, headers) => {
    await resMan.settings({ acceptedKeys: ['partner:key'] });
    const { status, json } = await resMan.v2('GET', '/Properties', undefined, headers);
    expect([status, json]).toEqual([401, { message: 'Unauthorized', code: 10001 }]);
  });

  it('takes a key with a colon in it', async () => {
    await resMan.settings({ acceptedKeys: ['partner:a:b'] });
    expect((await resMan.v2('GET', '/Properties', undefined, basic('partner:a:b'))).status).toBe(200);
  });

  it('needs the account of the header', async () => {
    const { status } = await resMan.v2('GET', '/Properties', undefined, { 'resman-account-id': '401' });
    expect(status).toBe(400);
  });

  it('refuses endpoints without a license with 401 and code 20001, one by one', async () => {
    await resMan.settings({ entitledEndpoints: ['/Properties'] });
    expect((await resMan.v2('GET', '/Properties')).status).toBe(200);
    const { status, json } = await prospects(SINCE);
    expect([status, json]).toEqual([401, { message: 'credentials are not permitted', code: 20001 }]);
    expect((await resMan.v2('POST', '/Notes', {})).json).toMatchObject({ code: 20001 });
  });
});

describe('a gateway in trouble', () => {
  it.each([502, 503])('answers %i with the time to wait', async (status) => {
    await resMan.settings({ retryAfterSeconds: 7 });
    await resMan.misbehave({ action: 'status', status, match: { path: '^/Prospects$' } });
    const answer = await prospects(SINCE);
    expect([answer.status, answer.json?.retry_after]).toEqual([status, 7]);
    expect((await prospects(SINCE)).status).toBe(200);
  });
});
