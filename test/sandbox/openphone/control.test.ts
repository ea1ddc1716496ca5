import { request as httpRequest } from 'node:http';
import { contactBody, runSandbox, type Running, type V1Contact } from '../sandbox-client';

interface LoggedRequest {
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number | null;
  readonly misbehaviour: string | null;
  readonly keyFingerprint: string | null;
  readonly body?: string | null;
}

describe('/_sandbox/', () => {
  let clock: number;
  let sandbox: Running;
  beforeEach(async () => {
    clock = Date.parse('2026-11-01T12:00:00.000Z');
    sandbox = await runSandbox({ now: () => clock });
  });
  afterEach(() => sandbox.close());

  const create = (externalId: string) =>
    sandbox.call<{ data: V1Contact }>('POST', '/v1/contacts', { body: contactBody({ externalId }) });
  const contacts = () => sandbox.data<V1Contact[]>('GET', '/_sandbox/contacts');
  const requests = (query = '') => sandbox.data<LoggedRequest[]>('GET', `/_sandbox/requests${query}`);

  it('needs no key and knows no rate limit', async () => {
    await sandbox.set({ rateLimitPerSecond: 1 });
    for (let made = 0; made < 5; made += 1)
      expect((await sandbox.call('GET', '/_sandbox/settings', { authorization: null })).status).toBe(200);
  });

  it('shows each webhook with its key, so that somebody else can send in OpenPhone’s name', async () => {
    const made = await sandbox.data<{ id: string; key: string }>('POST', '/webhooks', {
      url: 'http://127.0.0.1:9/hook',
      events: ['message.received'],
    });
    const shown = await sandbox.data<{ id: string; key: string }[]>('GET', '/_sandbox/webhooks');
    expect(shown).toMatchObject([{ id: made.id, key: made.key }]);
  });

  it('answers this machine only: another Host is refused, so that no web page reaches it', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(
        `${sandbox.url}/_sandbox/contacts`,
        { headers: { host: 'attacker.example.com' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      request.on('error', reject).end();
    });
    expect(status).toBe(403);
  });

  it('answers 404 for what it does not know', async () => {
    expect((await sandbox.call('GET', '/_sandbox/nothing')).status).toBe(404);
  });

  describe('seed', () => {
    const seed = {
      users: [{ id: 'US1', email: 'a@example.com' }],
      phoneNumbers: [{ id: 'PN1', number: '+16175550100', userIds: ['US1'] }],
      customFields: [{ key: 'rooms', name: 'Rooms', type: 'number' as const }],
      contacts: [
        {
          id: 'c1',
          source: 'hubspot',
          defaultFields: { firstName: 'Ada', phoneNumbers: [{ value: '+12025550101' }] },
          customFields: [{ key: 'rooms', value: 2 }],
        },
      ],
      conversations: [{ id: 'CN1', phoneNumberId: 'PN1', participants: ['+12025550101'] }],
      messages: [
        {
          id: 'AC1',
          conversationId: 'CN1',
          phoneNumberId: 'PN1',
          from: '+12025550101',
          to: ['+16175550100'],
          text: 'Hi',
          direction: 'incoming' as const,
        },
      ],
      calls: [
        { id: 'AC2', phoneNumberId: 'PN1', participants: ['+12025550101'], direction: 'incoming' as const },
      ],
    };

    it('adds everything once: repeating it changes nothing, not even what was changed in between', async () => {
      const first = await sandbox.data('POST', '/_sandbox/seed', seed);
      expect(first).toEqual({
        user: 1,
        phoneNumber: 1,
        customField: 1,
        contact: 1,
        conversation: 1,
        message: 1,
        call: 1,
      });
      await sandbox.data('POST', '/v1/messages', { content: 'Hello', from: 'PN1', to: ['+12025550101'] });
      const before = await sandbox.data('GET', '/v1/conversations?maxResults=10');
      clock += 1000;
      expect(await sandbox.data('POST', '/_sandbox/seed', seed)).toMatchObject({
        contact: 0,
        conversation: 0,
        message: 0,
      });
      expect(await sandbox.data('GET', '/v1/conversations?maxResults=10')).toEqual(before);
      expect(await contacts()).toMatchObject([
        { id: 'c1', origin: 'native', customFields: [{ key: 'rooms', value: 2 }] },
      ]);
    });

    it.each([
      [{ conversations: [{ id: 'CN2', phoneNumberId: 'PN1' }] }, '/conversations/0/participants'],
      [{ conversations: [{ id: 'c', phoneNumberId: 'PN1', participants: ['x'] }] }, '/conversations/0/id'],
      [{ contacts: [{}] }, '/contacts/0/id'],
      [{ conversation: [] }, '/conversation'],
      [{ customFields: [{ key: 'k', name: 'K', type: 'tags' }] }, '/customFields/0/type'],
    ])('refuses %j at %s and adds nothing', async (body, path) => {
      const answer = await sandbox.call('POST', '/_sandbox/seed', { body });
      expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, path]);
    });

    it('adds nothing of a seed that fails half-way', async () => {
      const body = {
        contacts: [{ id: 'good' }, { id: 'bad', customFields: [{ key: 'nothing', value: 1 }] }],
      };
      expect((await sandbox.call('POST', '/_sandbox/seed', { body })).status).toBe(400);
      expect(await contacts()).toEqual([]);
    });
  });

  describe('the request log', () => {
    it('has every API request with its key as a fingerprint, and bodies only when asked', async () => {
      await create('a');
      clock += 5;
      await sandbox.call('GET', '/v1/contacts?maxResults=5&sources=x', { authorization: 'Bearer nothing' });
      const [first, second] = await requests();
      expect(first).toMatchObject({
        time: '2026-11-01T12:00:00.000Z',
        method: 'POST',
        path: '/v1/contacts',
        query: '',
        status: 201,
        keyFingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      });
      expect(second).toMatchObject({
        method: 'GET',
        query: 'maxResults=5&sources=x',
        status: 401,
        keyFingerprint: null,
      });
      expect(first).not.toHaveProperty('body');
      expect(JSON.stringify(await requests())).not.toMatch(/test-key|Imani/);
      expect(JSON.parse((await requests('?bodies=1'))[0]?.body ?? '')).toEqual(
        contactBody({ externalId: 'a' }),
      );
    });

    it('can be emptied, and does not log the control requests themselves', async () => {
      await create('a');
      expect((await sandbox.call('DELETE', '/_sandbox/requests')).status).toBe(204);
      expect(await requests()).toEqual([]);
      expect(await contacts()).toHaveLength(1);
    });
  });

  it('tells in its stats how fast the last run was, and what it asked for', async () => {
    expect(await sandbox.data('GET', '/_sandbox/stats')).toMatchObject({
      requests: 0,
      requestsPerSecond: null,
    });
    const ids: string[] = [];
    for (let made = 0; made < 21; made += 1) {
      if (made < 2) ids.push((await create(`crm-${made}`)).body.data.id);
      else await sandbox.call('GET', `/v1/contacts/${ids[made % 2]}`);
      clock += 100;
    }
    expect(await sandbox.data('GET', '/_sandbox/stats')).toEqual({
      requests: 21,
      firstAt: '2026-11-01T12:00:00.000Z',
      lastAt: '2026-11-01T12:00:02.000Z',
      requestsPerSecond: 10,
      busiestSecond: 10,
      counts: [
        { method: 'POST', path: '/v1/contacts', status: 201, count: 2 },
        { method: 'GET', path: '/v1/contacts/{id}', status: 200, count: 19 },
      ],
    });
  });

  it('resets to an empty workspace with default settings and no rules', async () => {
    await create('a');
    await sandbox.data('POST', '/_sandbox/misbehave', { action: 'status', times: 9 });
    expect((await sandbox.call('POST', '/_sandbox/reset')).status).toBe(204);
    expect(await contacts()).toEqual([]);
    expect(await requests()).toEqual([]);
    expect(await sandbox.data('GET', '/_sandbox/misbehave')).toEqual([]);
    expect(await sandbox.data('GET', '/_sandbox/settings')).toMatchObject({
      rateLimitPerSecond: 10,
      v1ErrorShape: 'live',
    });
  });

  it.each([
    [{ rateLimitPerSecond: -1 }, '/rateLimitPerSecond'],
    [{ v1ErrorShape: 'both' }, '/v1ErrorShape'],
    [{ nothing: true }, '/nothing'],
    [{ acceptedKeys: 'key' }, '/acceptedKeys'],
  ])('refuses the settings %j at %s', async (body, path) => {
    const before = await sandbox.data('GET', '/_sandbox/settings');
    const answer = await sandbox.call('PUT', '/_sandbox/settings', { body });
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, path]);
    expect(await sandbox.data('GET', '/_sandbox/settings')).toEqual(before);
  });

  describe('misbehave', () => {
    const misbehave = (rule: Record<string, unknown>) => sandbox.data('POST', '/_sandbox/misbehave', rule);

    it('drops the connection after the work was committed', async () => {
      await misbehave({ match: { method: 'POST', path: '^/v1/contacts$' }, action: 'drop_after' });
      await expect(create('a')).rejects.toThrow();
      expect(await contacts()).toHaveLength(1);
      expect(await requests()).toMatchObject([{ status: null, misbehaviour: 'drop_after' }]);
    });

    it('drops the connection before the work was done', async () => {
      await misbehave({ match: { method: 'POST', path: '^/v1/contacts$' }, action: 'drop_before' });
      await expect(create('a')).rejects.toThrow();
      expect(await contacts()).toEqual([]);
      expect(await requests()).toMatchObject([{ status: null, misbehaviour: 'drop_before' }]);
    });

    it.each([429, 500, 503])(
      'answers %i without doing the work, in the shape of the surface',
      async (status) => {
        await misbehave({ action: 'status', status, times: 2 });
        const v1 = await create('a');
        const dated = await sandbox.call('POST', '/contacts', { body: { firstName: 'Ada' } });
        expect([v1.status, dated.status]).toEqual([status, status]);
        expect(v1.body).toHaveProperty('error.trace');
        expect(dated.body).toHaveProperty('title');
        expect(await contacts()).toEqual([]);
      },
    );

    it('asks for a pause when it is told to, and otherwise does not, as OpenPhone documents none', async () => {
      await misbehave({ action: 'status', status: 429, retryAfterSeconds: 2 });
      await misbehave({ action: 'status', status: 429 });
      const answers = [await create('a'), await create('a')];
      expect(answers.map(({ headers }) => headers.get('retry-after'))).toEqual(['2', null]);
    });

    it('answers late', async () => {
      await misbehave({ action: 'delay', ms: 150 });
      const startedAt = performance.now();
      expect((await create('a')).status).toBe(201);
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(145);
    });

    it('is used up by as many matching requests as it says, and by no other', async () => {
      await misbehave({ match: { method: 'get', path: '^/v1/users' }, action: 'status', times: 2 });
      expect((await create('a')).status).toBe(201);
      const statuses = [];
      for (let made = 0; made < 3; made += 1)
        statuses.push((await sandbox.call('GET', '/v1/users?maxResults=1')).status);
      expect(statuses).toEqual([500, 500, 200]);
    });

    it('can be listed and cleared', async () => {
      await misbehave({ action: 'status', times: 3 });
      await sandbox.call('GET', '/users');
      expect(await sandbox.data('GET', '/_sandbox/misbehave')).toMatchObject([
        { action: 'status', times: 2 },
      ]);
      await sandbox.call('DELETE', '/_sandbox/misbehave');
      expect((await sandbox.call('GET', '/users')).status).toBe(200);
    });

    it.each([
      [{}, '/action'],
      [{ action: 'explode' }, '/action'],
      [{ action: 'delay', match: { path: '(' } }, '/match/path'],
      [{ action: 'status', status: 200 }, '/status'],
      [{ action: 'status', times: 0 }, '/times'],
    ])('refuses the rule %j at %s', async (body, path) => {
      const answer = await sandbox.call('POST', '/_sandbox/misbehave', { body });
      expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, path]);
    });
  });
});
