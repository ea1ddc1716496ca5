import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textAt } from '../../../clients/resman/xml/read-xml';
import { HARBOR, leadXml, namesOf, openResMan, type OpenResMan } from './resman-sandbox';

let resMan: OpenResMan;
beforeAll(async () => {
  resMan = await openResMan();
});
beforeEach(() => resMan.reset());
afterAll(() => resMan.close());

const person = { personId: 'n1', firstName: 'Ada', lastName: 'Chen' };

describe('seed', () => {
  it('adds everything once: repeating it changes nothing, not even what was changed in between', async () => {
    const seed = {
      units: [{ id: 'unit-2', propertyId: HARBOR, unitNumber: '102' }],
      prospects: [{ id: 'p1', propertyId: HARBOR, people: [person] }],
      leasePeople: [
        { id: 'n9', propertyId: HARBOR, firstName: 'Fay', lastName: 'Gil', status: 'Current' as const },
      ],
    };
    const nothing = { property: 0, employee: 0, source: 0, lostReason: 0 };
    expect(await resMan.seed(seed)).toEqual({ ...nothing, unit: 1, prospect: 1, leasePerson: 1 });
    await resMan.post(leadXml({ prospectId: 'p1', personId: 'n1', firstName: 'Adah', event: null }));
    const changed = await resMan.prospects();
    expect(await resMan.seed(seed)).toEqual({ ...nothing, unit: 0, prospect: 0, leasePerson: 0 });
    expect(await resMan.prospects()).toEqual(changed);
  });

  it.each([
    [{ prospect: [] }, '/prospect'],
    [{ prospects: [{ id: 'p1', propertyId: HARBOR, people: [] }] }, '/prospects/0/people'],
    [
      { prospects: [{ id: 'p1', propertyId: HARBOR, people: [{ ...person, type: 'owner' }] }] },
      '/prospects/0/people/0/type',
    ],
    [{ prospects: [{ id: 'p1', propertyId: 'x', people: [person] }] }, '/prospects/0/propertyId'],
    [{ employees: [{ id: 'e', name: 'E', propertyIds: [HARBOR, 'x'] }] }, '/employees/0/propertyIds/1'],
    [
      { leasePeople: [{ id: 'n', propertyId: HARBOR, firstName: 'F', lastName: 'G', status: 'Owner' }] },
      '/leasePeople/0/status',
    ],
  ])('refuses %j at %s and adds nothing', async (body, path) => {
    const answer = await resMan.control('POST', 'seed', { lostReasons: [{ id: 'new', name: 'N' }], ...body });
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, path]);
    expect(await resMan.prospects()).toEqual([]);
    expect((await resMan.call('Leasing/GetLostProspectReasons')).json?.LostProspectReasons).toHaveLength(2);
  });
});

describe('lease', () => {
  it('makes everybody on a guest card an applicant, then a resident, with the same ids on one lease', async () => {
    await resMan.seed({
      prospects: [
        { id: 'p1', propertyId: HARBOR, people: [person, { ...person, personId: 'n2', firstName: 'Ben' }] },
      ],
    });
    for (const [status, type] of [
      ['Pending', 'applicant'],
      ['Current', 'current_resident'],
    ]) {
      await resMan.control('POST', 'lease', { prospectId: 'p1', status, unit: '102' });
      const [prospect] = await resMan.prospects();
      expect(prospect?.current.people.map((each) => each.type)).toEqual([type, type]);
      expect(await resMan.leasePeople()).toMatchObject([
        { id: 'n1', prospectId: 'p1', leaseId: 'lease-of-p1', unit: '102', status, isMainContact: true },
        { id: 'n2', leaseId: 'lease-of-p1', status, isMainContact: false },
      ]);
    }
    expect((await resMan.prospects())[0]?.current.events.map(({ type }) => type)).toEqual([
      'Approved',
      'LeaseSign',
    ]);
  });

  it.each([
    [{ prospectId: 'nobody', status: 'Current' }, 404],
    [{ prospectId: 'p1', status: 'Former' }, 400],
    [{ status: 'Current' }, 400],
    [undefined, 400],
  ])('refuses %j with %i', async (body, status) => {
    expect((await resMan.control('POST', 'lease', body)).status).toBe(status);
  });
});

describe('edit', () => {
  it('types over what it is told of the main contact, and keeps the rest', async () => {
    const people = [
      { ...person, email: 'ada@example.com', phone: '6175550142' },
      { ...person, personId: 'n2' },
    ];
    await resMan.seed({ prospects: [{ id: 'p1', propertyId: HARBOR, people }] });
    await resMan.control('POST', 'edit', { prospectId: 'p1', lastName: 'Chen-Lee', phone: '617-555-0143' });
    const [prospect] = await resMan.prospects();
    expect(prospect?.current.people).toMatchObject([
      {
        personId: 'n1',
        firstName: 'Ada',
        lastName: 'Chen-Lee',
        email: 'ada@example.com',
        phones: [{ number: '(617) 555-0143', type: 'cell' }],
      },
      { personId: 'n2', lastName: 'Chen' },
    ]);
  });

  it.each([
    [{ prospectId: 'nobody', email: 'a@example.com' }, 404],
    [{ prospectId: 'p1', nickname: 'Addie' }, 400],
    [undefined, 400],
  ])('refuses %j with %i', async (body, status) => {
    expect((await resMan.control('POST', 'edit', body)).status).toBe(status);
  });
});

describe('the request log', () => {
  it('has every call with its key as a fingerprint, and bodies only when asked', async () => {
    await resMan.post(leadXml());
    await resMan.v2('GET', '/Properties');
    const requests = await resMan.requests();
    expect(requests).toMatchObject([
      { method: 'POST', path: '/MITS/PostLeadManagement4_0', status: 200 },
      { method: 'GET', path: '/Properties', status: 200 },
    ]);
    expect(requests[0]?.keyFingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(requests[0]?.keyFingerprint).toBe(requests[1]?.keyFingerprint);
    expect(JSON.stringify(requests)).not.toContain('Ines');
    expect((await resMan.requests('?bodies=1'))[0]?.body).toContain('Ines');
  });

  it('tells what was asked for in its stats', async () => {
    await resMan.post(leadXml());
    await resMan.search({ Email: 'a@example.com' });
    expect((await resMan.control('GET', 'stats')).body.data).toMatchObject({
      requests: 2,
      counts: [
        { path: '/MITS/PostLeadManagement4_0', status: 200, count: 1 },
        { path: '/MITS/SearchProspects', status: 200, count: 1 },
      ],
    });
  });
});

describe('settings', () => {
  it.each([
    [{ searchLagMs: -1 }, '/searchLagMs'],
    [{ mostInWindow: 0 }, '/mostInWindow'],
    [{ wrongKeyAnswer: 'silence' }, '/wrongKeyAnswer'],
    [{ accountId: 'four hundred' }, '/accountId'],
    [{ nothing: true }, '/nothing'],
  ])('refuses %j at %s', async (body, path) => {
    const before = (await resMan.control('GET', 'settings')).body;
    const answer = await resMan.control('PUT', 'settings', body);
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, path]);
    expect((await resMan.control('GET', 'settings')).body).toEqual(before);
  });

  it('are the default ones again after a reset, with nothing kept', async () => {
    await resMan.settings({ searchLagMs: 60_000, acceptedKeys: ['other:key'] });
    await resMan.misbehave({ action: 'empty', times: 9 });
    await resMan.control('POST', 'reset');
    expect((await resMan.control('GET', 'settings')).body.data).toMatchObject({
      searchLagMs: 0,
      acceptedKeyFingerprints: null,
    });
    expect((await resMan.call('Account/GetProperties')).json).toMatchObject({ Properties: [] });
  });
});

describe('misbehave', () => {
  const path = 'PostLead';

  it.each([
    ['drop_before', 0],
    ['drop_after', 1],
  ])('%s cuts the line, with %i prospects kept', async (action, kept) => {
    await resMan.misbehave({ action, match: { path } });
    await expect(resMan.post(leadXml())).rejects.toThrow();
    expect(await resMan.prospects()).toHaveLength(kept);
    expect(await resMan.requests()).toMatchObject([{ status: null, misbehaviour: action }]);
  });

  it('cut_short does the work and answers half of it', async () => {
    await resMan.misbehave({ action: 'cut_short', match: { path } });
    const { status, text, xml } = await resMan.post(leadXml());
    expect([status, xml]).toEqual([200, undefined]);
    expect(text).toMatch(/<Status>Success/);
    expect(await resMan.prospects()).toHaveLength(1);
  });

  it('malformed answers the beginning of what the call would answer, and does nothing', async () => {
    await resMan.misbehave({ action: 'malformed', times: 3 });
    const mits = await resMan.post(leadXml());
    expect([mits.status, mits.contentType, mits.xml]).toEqual([
      200,
      'application/xml; charset=utf-8',
      undefined,
    ]);
    expect(mits.text).toMatch(/^<\?xml /);
    const leasing = await resMan.call('Account/GetProperties');
    expect([leasing.status, leasing.contentType, leasing.json]).toEqual([
      200,
      'application/json; charset=utf-8',
      undefined,
    ]);
    expect((await resMan.v2('GET', '/Properties')).text).toMatch(/^\{"/);
    expect(await resMan.prospects()).toEqual([]);
  });

  it('html answers a page with any status, and does nothing', async () => {
    await resMan.misbehave({ action: 'html', status: 503, match: { path } });
    const { status, contentType } = await resMan.post(leadXml());
    expect([status, contentType]).toEqual([503, 'text/html; charset=utf-8']);
    expect(await resMan.prospects()).toEqual([]);
  });

  it('empty answers nothing, and does nothing', async () => {
    await resMan.misbehave({ action: 'empty', match: { path } });
    const { status, text } = await resMan.post(leadXml());
    expect([status, text]).toEqual([200, '']);
    expect(await resMan.prospects()).toEqual([]);
  });

  it('status answers a page in the classic API, and does nothing', async () => {
    await resMan.misbehave({ action: 'status', status: 500, match: { path } });
    const { status, contentType } = await resMan.post(leadXml());
    expect([status, contentType]).toEqual([500, 'text/html; charset=utf-8']);
    expect(await resMan.prospects()).toEqual([]);
  });

  it('goes wrong with each n-th request that matches, as often as it says', async () => {
    await resMan.misbehave({ action: 'status', status: 500, every: 3, times: 2, match: { path: 'GetProp' } });
    const statuses = [];
    for (let made = 0; made < 10; made += 1) {
      statuses.push((await resMan.call('Account/GetProperties')).status);
      await resMan.call('Leasing/GetLostProspectReasons');
    }
    expect(statuses).toEqual([200, 200, 500, 200, 200, 500, 200, 200, 200, 200]);
  });

  it('lets the next rule have a request that is not the turn of the one before', async () => {
    await resMan.misbehave({ action: 'status', status: 500, every: 2 });
    await resMan.misbehave({ action: 'status', status: 503 });
    const statuses = [];
    for (let made = 0; made < 3; made += 1)
      statuses.push((await resMan.call('Account/GetProperties')).status);
    expect(statuses).toEqual([503, 500, 200]);
  });

  it.each([
    [{ action: 'status', every: 0 }, '/every'],
    [{ action: 'cut' }, '/action'],
  ])('refuses the rule %j at %s', async (body, at) => {
    const answer = await resMan.control('POST', 'misbehave', body);
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, at]);
  });
});

describe('the data file', () => {
  it('keeps prospects, settings and the request log over a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'resman-file-'));
    const dataFile = join(folder, 'resman.sqlite');
    const first = await openResMan({ dataFile });
    await first.reset();
    await first.settings({ searchesBareDigits: true });
    await first.post(leadXml({ customer: '<Phone><PhoneNumber>6175550142</PhoneNumber></Phone>' }));
    await first.close();
    const second = await openResMan({ dataFile });
    try {
      const answer = await second.search({ Phone: '6175550142' });
      expect([textAt(answer.xml, 'Status'), namesOf(answer)]).toEqual(['Success', ['Ines']]);
      expect(await second.requests()).toMatchObject([
        { path: '/MITS/PostLeadManagement4_0' },
        { path: '/MITS/SearchProspects' },
      ]);
    } finally {
      await second.close();
      rmSync(folder, { recursive: true });
    }
  });
});
