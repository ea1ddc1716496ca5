import { runSandbox, type Called, type Running } from '../sandbox-client';
import { conversations, day, historySeed, phone } from './history-seed';

interface V1Page {
  readonly data: { readonly id: string }[];
  readonly nextPageToken: string | null;
}

describe('conversations, messages, calls, numbers and users', () => {
  let sandbox: Running;
  beforeAll(async () => {
    sandbox = await runSandbox();
    await sandbox.seed(historySeed);
  });
  afterAll(() => sandbox.close());

  const ids = async (path: string) => (await sandbox.data<{ id: string }[]>('GET', path)).map(({ id }) => id);

  it.each([
    ['/v1/conversations?maxResults=3', ['CNc11', 'CNc10', 'CNc9'], 'newest first'],
    [
      '/v1/conversations?maxResults=100&phoneNumbers=PNtwo',
      ['CNc11', 'CNc10', 'CNc9', 'CNc8'],
      'by id of the number',
    ],
    ['/v1/conversations?maxResults=2&phoneNumbers=%2B16175550100', ['CNc7', 'CNc6'], 'by E.164'],
    ['/v1/conversations?maxResults=2&phoneNumbers=PNone&phoneNumbers=PNtwo', ['CNc11', 'CNc10'], 'by both'],
    ['/v1/conversations?maxResults=2&phoneNumbers=PNother', [], 'a number of nobody'],
    ['/v1/conversations?maxResults=2&userId=USagent', ['CNc7', 'CNc6'], "the agent's number only"],
    [
      `/v1/conversations?maxResults=9&createdAfter=${day(9)}&createdBefore=${day(11)}`,
      ['CNc9'],
      'exclusive bounds',
    ],
    [
      `/v1/conversations?maxResults=100&excludeInactive=true&createdBefore=${day(6)}`,
      ['CNc4', 'CNc2', 'CNc1', 'CNc0'],
      'without the deleted one',
    ],
    ['/conversations?limit=2', ['CNc11', 'CNc10'], 'newest created first'],
    ['/conversations?limit=2&sort=updatedAt:desc', ['CNc0', 'CNc1'], 'sorted'],
    [
      `/conversations?limit=2&sort=updatedAt:asc&updatedAt[gte]=${day(20)}`,
      ['CNc8', 'CNc7'],
      'an incremental sync; inclusive',
    ],
    ['/conversations?phoneNumberId[in]=PNtwo&limit=1', ['CNc11'], 'by number'],
    [
      `/v1/messages?maxResults=9&phoneNumberId=PNone&participants=${encodeURIComponent(phone(0))}`,
      ['ACm2', 'ACm1'],
      'one thread',
    ],
    [
      `/v1/messages?maxResults=9&phoneNumberId=PNone&participants=${encodeURIComponent(phone(1))}&participants=${encodeURIComponent(phone(0))}`,
      ['ACm3'],
      'the group thread, in any order',
    ],
    [
      `/v1/messages?maxResults=9&phoneNumberId=PNone&participants=${encodeURIComponent(phone(0))}&since=${day(2)}`,
      ['ACm1'],
      'since behaves as before',
    ],
    ['/messages', ['ACm4', 'ACm3', 'ACm2', 'ACm1'], 'the whole workspace'],
    ['/messages?direction=incoming', ['ACm4', 'ACm1'], 'by direction'],
    [`/messages?createdAt[gt]=${day(1)}&createdAt[lt]=${day(4)}`, ['ACm3', 'ACm2'], 'exclusive'],
    [
      `/messages?to[all]=${encodeURIComponent(phone(1))},${encodeURIComponent(phone(0))}`,
      ['ACm3'],
      'an exact set',
    ],
    [
      `/v1/calls?maxResults=9&phoneNumberId=PNone&participants=${encodeURIComponent(phone(0))}`,
      ['ACc2', 'ACc1'],
      'one to one',
    ],
    ['/calls?status[in]=missed,completed&limit=5', ['ACc3', 'ACc2', 'ACc1'], 'by status'],
    [`/calls?participant=${encodeURIComponent(phone(8))}`, ['ACc3'], 'by participant'],
    ['/v1/phone-numbers', ['PNone', 'PNtwo'], 'not paged'],
    ['/v1/users?maxResults=50', ['USagent', 'USowner'], 'both'],
  ])('GET %s gives %j: %s', async (path, expected) => {
    expect(await ids(path)).toEqual(expected);
  });

  it.each([
    ['/v1/conversations', 'maxResults is required'],
    ['/v1/conversations?maxResults=101', 'at most 100'],
    ['/v1/conversations?maxResults=1&phoneNumbers=6175550100', 'neither PN… nor E.164'],
    ['/v1/conversations?maxResults=1&createdAfter=yesterday', 'no date-time'],
    ['/v1/messages?maxResults=1&phoneNumberId=PNone', 'participants are required'],
    [`/v1/messages?maxResults=1&participants=${encodeURIComponent(phone(0))}`, 'the number is required'],
    ['/v1/calls?maxResults=1&phoneNumberId=PNone&participants=a&participants=b', 'exactly one participant'],
    ['/v1/users', 'maxResults is required'],
    ['/v1/users?maxResults=51', 'at most 50'],
    ['/conversations?participants=%2B12025550100', 'no filter by participant'],
    ['/conversations?sort=name:asc', 'not a sort'],
    ['/messages?sort=createdAt:asc', 'only conversations are sorted'],
    ['/messages?conversationId=CNc0', 'no such filter'],
    ['/messages?createdAt[gte]=2026-10-01T00:00:00Z', 'messages know exclusive bounds only'],
    ['/calls?include=transcript', 'summary and voicemail only'],
  ])('GET %s is a 400: %s', async (path) => {
    expect((await sandbox.call('GET', path)).status).toBe(400);
  });

  it('shapes a conversation as documented: assignedTo on v1 only, no contact, no text', async () => {
    const [v1] = await sandbox.data<Record<string, unknown>[]>('GET', '/v1/conversations?maxResults=1');
    const [dated] = await sandbox.data<Record<string, unknown>[]>('GET', '/conversations?limit=1');
    const keys = [
      'createdAt',
      'deletedAt',
      'id',
      'lastActivityAt',
      'lastActivityId',
      'mutedUntil',
      'name',
      'participants',
      'phoneNumberId',
      'snoozedUntil',
      'updatedAt',
    ];
    expect(Object.keys(dated ?? {}).sort()).toEqual(keys);
    expect(Object.keys(v1 ?? {}).sort()).toEqual([...keys, 'assignedTo'].sort());
    expect(v1?.participants).toEqual(['32665']);
  });

  it('calls the number `number` on v1 and `phoneNumber` on the dated surface', async () => {
    const [v1] = await sandbox.data<Record<string, unknown>[]>('GET', '/v1/phone-numbers');
    const dated = await sandbox.data<Record<string, unknown>[]>('GET', '/phone-numbers');
    expect(v1).toMatchObject({
      number: '+16175550100',
      formattedNumber: '(617) 555-0100',
      users: [{ id: 'USagent' }, { id: 'USowner' }].reverse(),
    });
    expect(dated.map(({ phoneNumber }) => phoneNumber).sort()).toEqual(['+16175550100', '+16175550101']);
    expect(dated[0]).not.toHaveProperty('number');
  });

  it('gives call participants as text on v1, as objects with the own number on the dated surface', async () => {
    const v1 = await sandbox.data<{ participants: unknown }>('GET', '/v1/calls/ACc1');
    const [dated] = await sandbox.data<Record<string, unknown>[]>(
      'GET',
      '/calls?participant=%2B12025550100&status=completed&include=summary,voicemail',
    );
    expect(v1.participants).toEqual(['+12025550100']);
    expect(dated).toMatchObject({
      participants: [
        { phoneNumber: '+16175550100', actorId: 'USagent' },
        { phoneNumber: '+12025550100', actorId: null },
      ],
      summary: { status: 'completed' },
      voicemail: null,
    });
  });

  it('gives summaries and voicemails where there are some', async () => {
    expect(await sandbox.data('GET', '/v1/call-summaries/ACc1')).toMatchObject({
      callId: 'ACc1',
      status: 'completed',
    });
    expect(await sandbox.data('GET', '/v1/call-voicemails/ACc2')).toMatchObject({
      transcript: 'Call me back.',
    });
    expect((await sandbox.call('GET', '/v1/call-summaries/ACc2')).status).toBe(404);
  });

  it('pages through everything without loss, at any page size', async () => {
    for (const size of [1, 5, 100]) {
      const seen: string[] = [];
      let token: string | null = '';
      while (token !== null) {
        const page: Called<V1Page> = await sandbox.call<V1Page>(
          'GET',
          `/v1/conversations?maxResults=${size}${token && `&pageToken=${encodeURIComponent(token)}`}`,
        );
        seen.push(...page.body.data.map(({ id }) => id));
        token = page.body.nextPageToken;
      }
      expect(seen).toEqual(conversations.map(({ id }) => id).reverse());
    }
  });
});
