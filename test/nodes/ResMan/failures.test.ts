import type { INodeParameters } from 'n8n-workflow';
import { ResMan } from '../../../nodes/ResMan/ResMan.node';
import { HARBOR, LOST_REASON, openResMan, type OpenResMan } from '../../clients/resman/sandbox';
import { checkFailures, type FailureRow } from '../../support/failure-checks';
import { byId, credentialsOf, itemsOf, runResMan } from './run-resman';

const contactId = byId('={{ $json.contactId }}');
const items = itemsOf(
  ...['Ann', 'Bo', 'Cy'].map((firstName, index) => ({
    contactId: `${HARBOR}:p${index}:n${index}`,
    lostId: `${HARBOR}:l${index}:m${index}`,
    firstName,
    lastName: 'Okafor',
    email: `${firstName}@example.com`.toLowerCase(),
  })),
);
const found = { email: '={{ $json.email }}' };
const named = { firstName: '={{ $json.firstName }}', lastName: 'Okafor' };
const search = { path: '/MITS/SearchProspects$' };
const post = { path: '/MITS/PostLeadManagement' };
const list = { path: '/(Account|Leasing|Partners)/' };

const rows: FailureRow[] = [
  {
    key: 'contact.addHouseholdMember',
    parameters: { contactId, firstName: 'Carla', lastName: 'Okafor' },
    request: post,
    lostAnswer: 'repaired',
  },
  {
    key: 'contact.create',
    parameters: { ...named, email: '=new-{{ $json.email }}', comments: 'Two bedrooms?' },
    request: post,
    lostAnswer: 'repaired',
  },
  { key: 'contact.get', parameters: { contactId }, request: search },
  {
    key: 'contact.getChanged',
    parameters: { since: '2026-11-01T00:00:00Z', options: { until: '2026-11-02T00:00:00Z' } },
    request: search,
  },
  {
    key: 'contact.markLost',
    parameters: { contactId, lostReasonId: byId(LOST_REASON), comments: 'Too dear' },
    request: post,
    lostAnswer: 'repaired',
  },
  {
    key: 'contact.reactivate',
    parameters: { contactId: byId('={{ $json.lostId }}'), comments: 'Back again' },
    request: post,
    lostAnswer: 'repaired',
  },
  { key: 'contact.search', parameters: found, request: search },
  {
    key: 'contact.update',
    parameters: { contactId, updateFields: { city: 'Austin', note: 'Married' } },
    request: post,
    lostAnswer: 'repaired',
  },
  {
    key: 'contact.update',
    parameters: { contactId, updateFields: { city: 'Austin' } },
    request: post,
    lostAnswer: 'repaired',
    halfAnswer: 'reported',
  },
  {
    key: 'contact.upsert',
    parameters: { ...named, email: '=new-{{ $json.email }}', comments: 'Two bedrooms?' },
    request: post,
    lostAnswer: 'repaired',
    beginsWith: 2,
  },
  { key: 'employee.getAll', parameters: {}, request: list },
  {
    key: 'interaction.log',
    parameters: { contactId, comments: 'Asked for a tour' },
    request: post,
    lostAnswer: 'repaired',
  },
  { key: 'lostReason.getAll', parameters: {}, request: list },
  { key: 'property.getAll', parameters: {}, request: list },
  { key: 'prospect.getAll', parameters: { modifiedSince: '2026-01-01T00:00:00Z' }, request: { path: '/' } },
  { key: 'prospectSource.getAll', parameters: {}, request: list },
  { key: 'resident.getAll', parameters: {}, request: { path: '/' } },
  { key: 'resident.getAll', parameters: { readFrom: 'v2' }, request: { path: '/' } },
];

describe('ResMan, when things go wrong', () => {
  let resMan: OpenResMan;
  beforeAll(async () => {
    resMan = await openResMan();
  });
  afterAll(() => resMan.close());

  const person = (index: number) => ({
    firstName: ['Ann', 'Bo', 'Cy'][index] ?? '',
    lastName: 'Okafor',
    email: ['ann@example.com', 'bo@example.com', 'cy@example.com'][index] ?? '',
  });
  const restore = async () => {
    await resMan.reset();
    await resMan.seed({
      prospects: [0, 1, 2].flatMap((index) => [
        {
          id: `p${index}`,
          propertyId: HARBOR,
          updatedAt: '2026-11-01T10:00:00Z',
          people: [{ personId: `n${index}`, ...person(index) }],
        },
        {
          id: `l${index}`,
          propertyId: HARBOR,
          updatedAt: '2026-11-01T10:00:00Z',
          people: [
            { personId: `m${index}`, type: 'lost', ...person(index), email: `lost${index}@example.com` },
          ],
        },
      ]),
      leasePeople: [{ id: 'n8', propertyId: HARBOR, firstName: 'Rosa', lastName: 'Diaz', status: 'Current' }],
    });
    await resMan.forgetRequests();
  };
  const run = (key: string, parameters: INodeParameters, given = items, options = {}) => {
    const [resource = '', operation = ''] = key.split('.');
    return runResMan(credentialsOf(resMan.url), { resource, operation, ...parameters }, given, options);
  };

  checkFailures({
    node: new ResMan(),
    rows,
    items,
    codes: { unauthorized: 'resman.unauthorized', unexpected: 'resman.unexpected_answer' },
    secret: /Okafor|example\.com|key-of-the-tests|partner-\d/,
    timeoutMs: 60_000,
    bed: () => ({
      misbehave: resMan.misbehave,
      refuseKeys: () => resMan.settings({ acceptedKeys: ['another:key'] }),
      requestCount: async () => (await resMan.requests()).length,
      run: ({ key, parameters }, given, options) => run(key, parameters, given, options),
      async held() {
        const prospects = await resMan.prospects();
        return prospects.map(({ current: { people, events } }) => ({
          people: people.map(({ type, firstName, lastName, email, address }) => ({
            type,
            firstName,
            lastName,
            email,
            address,
          })),
          events: events.map(({ type, comments, isFirstContact }) => ({ type, comments, isFirstContact })),
        }));
      },
      restore,
    }),
  });

  it.each([
    ['contact.create', 'source-garden'],
    ['contact.create', 'none'],
    ['contact.upsert', 'source-garden'],
    ['contact.upsert', 'none'],
  ])('%s: says where to look when %s is no source of the property', async (key, source) => {
    const parameters = { ...named, lastName: 'Stranger', email: '', sourceId: byId(source) };
    const result = await run(key, parameters, items, { continueOnFail: true });
    expect(result.outputs.flat()).toMatchObject(
      [0, 1, 2].map((item) => ({
        json: {
          errorCode: 'resman.unknown_source',
          errorDescription: expect.stringContaining('Choose a source of the same property') as string,
        },
        pairedItem: { item },
      })),
    );
    expect(await resMan.prospects()).toHaveLength(6);
  });

  it('contact.markLost: says so of each item when the lost reason is unknown, and changes nobody', async () => {
    const result = await run('contact.markLost', { contactId, lostReasonId: byId('none') }, items, {
      continueOnFail: true,
    });
    expect(result.outputs.flat()).toMatchObject(
      [0, 1, 2].map((item) => ({
        json: {
          errorCode: 'resman.unknown_lost_reason',
          errorDescription: expect.stringContaining('Choose a lost reason') as string,
        },
        pairedItem: { item },
      })),
    );
    expect((await resMan.prospects()).filter(({ current }) => current.events.length > 0)).toEqual([]);
  });
});
