import { countEvents, eraseContact, getEvent, listEvents, mergeByHand, systemClock } from '../../../ledger';
import { eventually } from '../../sandbox/sandbox-client';
import type { ApiCall } from './api-call';
import { changeBody, createBody, updateBody } from './bodies';
import { API_TEXT, servedApi, type Handed, type ServedApi } from './run-contact-api';
import { fieldsPromised } from '../trigger/fields-promised';

/** A caller is told at once what there is. */
const WITHOUT_WAITING = { options: { windowMs: 5, answerWithinSeconds: 0 } };
const key = (value: string) => ({ headers: { 'idempotency-key': value } });

describe('the contact API', () => {
  let api: ServedApi;
  const open = async (options?: Parameters<typeof servedApi>[0]) => {
    api = await servedApi(options);
    return api;
  };
  const stored = async () => (await countEvents(await api.ledger())).stored;
  afterEach(async () => {
    expect(api.host.thrown).toEqual([]);
    await api.close();
  });

  it('hands a new contact out by the first output and tells the caller what the workflow says', async () => {
    const { call, host, work } = await open();
    const seen: Handed[] = [];
    work((event) => {
      seen.push(event);
      return { status: 201, body: { contact_id: 'c1', is_new_contact: true } };
    });
    const dirty = createBody({ date_of_birth: '1990-01-01', ssn: '000-00-0000', favourite: 'x' });
    const answer = await call('POST', '/contacts', dirty, key('K1'));
    expect(answer).toMatchObject({ status: 201, json: { contact_id: 'c1', is_new_contact: true } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const payload = {
      contact_data: {
        ...createBody().contact_data,
        initial_interaction: { type: 'chat', timestamp: '2026-11-22T10:15:00.000Z', message: 'Hello' },
      },
    };
    expect(seen).toMatchObject([{ source: 'chatbot', type: 'contact.create', sourceEventId: 'K1' }]);
    expect(seen[0]?.payload).toEqual(payload);
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual(fieldsPromised('ContactApiTrigger'));
    expect(host.outputs.map((outputs) => outputs.map((items) => items.length))).toEqual([[1, 0, 0]]);
  });

  it('hands updates and changes out by outputs of their own', async () => {
    const { call, host, known, work } = await open();
    const id = await known({ externalId: 'P1:100:200', firstName: 'Imani', email: 'imani@example.com' });
    const seen: Handed[] = [];
    work((event) => {
      seen.push(event);
      return { status: 200, body: { contact_id: String(event.payload.contact_id) } };
    });
    const update = updateBody({ phone: '202-555-0143', preferences: { opt_out: true, colour: 'red' } });
    for (const asked of [id, 'P1:100:200', 'P1%3A100%3A200'])
      expect(await call('PUT', `/contacts/${asked}`, update)).toMatchObject({
        status: 200,
        json: { contact_id: id },
      });
    expect(await call('POST', '/webhooks/contact-update', changeBody({ ssn: '1' }))).toMatchObject({
      status: 200,
      text: '{"received":true}',
    });
    expect(seen[0]?.payload).toEqual({
      contact_id: id,
      requested_contact_id: id,
      contact_data: { phone: '202-555-0143', preferences: { opt_out: true } },
      update_source: 'chatbot',
    });
    await eventually(() => host.pending() === 0);
    const outputs = host.outputs.map((items) => items.findIndex(({ length }) => length > 0));
    expect([...new Set(outputs)].sort()).toEqual([1, 2]);
    expect(await listEvents(await api.ledger(), { source: 'resman', limit: 5 })).toMatchObject({
      entries: [{ type: 'contact.updated' }],
    });
  });

  it('says pending when nobody answers in time, and the real answer when the request comes again', async () => {
    const { call, work } = await open({ parameters: WITHOUT_WAITING });
    const first = await call('POST', '/contacts', createBody(), key('K1'));
    expect(first).toMatchObject({ status: 202, json: { status: 'pending', event_id: expect.any(String) } });
    work(() => ({ status: 201, body: { contact_id: 'c1' } }));
    await eventually(async () => (await countEvents(await api.ledger())).done === 1);
    const again = await call('POST', '/contacts', createBody(), key('K1'));
    expect(again).toMatchObject({ status: 201, json: { contact_id: 'c1' } });
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect(await stored()).toBe(1);
  });

  it('gives the same answer to the same request, however often it comes at once', async () => {
    const { call, work } = await open();
    let worked = 0;
    work(() => ({ status: 201, body: { contact_id: `c${(worked += 1)}` } }));
    const sent = await Promise.all(
      [1, 2, 3, 4, 5].map(() => call('POST', '/contacts', createBody(), key('K1'))),
    );
    expect(sent.map(({ status, text }) => [status, text])).toEqual(
      Array.from({ length: 5 }, () => [201, '{"contact_id":"c1"}']),
    );
    expect([worked, await stored()]).toEqual([1, 1]);
  });

  it('refuses a key that stands for another request, and keeps the first', async () => {
    const { call, work } = await open();
    work(() => null);
    expect(await call('POST', '/contacts', createBody(), key('K1'))).toMatchObject({
      status: 200,
      json: { status: 'done', event_id: expect.any(String) },
    });
    expect(await call('POST', '/contacts', createBody({ first_name: 'Zoë' }), key('K1'))).toMatchObject({
      status: 422,
      json: { error: 'idempotency_key_reused' },
    });
    expect(await call('POST', '/contacts', createBody(), key('a b'))).toMatchObject({
      status: 400,
      json: { fields: [{ field: 'Idempotency-Key', expected: expect.any(String) }] },
    });
    const { entries } = await listEvents(await api.ledger(), { limit: 5 });
    expect(entries).toHaveLength(1);
    expect(await getEvent(await api.ledger(), entries[0]!.id)).toMatchObject({
      payload: { contact_data: { first_name: 'Imani' } },
    });
  });

  const nobody = { first_name: 'Unknown', last_name: 'Caller' };
  it.each<[string, object, number, string[]]>([
    ['no body at all', {}, 400, ['contact_data']],
    ['a number for a name', createBody({ first_name: 7 }), 400, ['contact_data.first_name']],
    ['another source', createBody({ source: 'form' }), 400, ['contact_data.source']],
    [
      'a time that is none and a kind that is none',
      createBody({ initial_interaction: { type: 'fax', timestamp: 'Imani' } }),
      400,
      ['contact_data.initial_interaction.type', 'contact_data.initial_interaction.timestamp'],
    ],
    [
      'a wish that cannot be',
      createBody({ preferences: { opt_out: 'imani@example.com' } }),
      400,
      ['contact_data.preferences.opt_out'],
    ],
    ['neither e-mail nor phone', createBody({ email: '', phone: null }), 422, ['contact_data.email']],
    [
      'placeholders only',
      createBody({ ...nobody, email: 'none@none.com', phone: '000-000-0000' }),
      422,
      ['contact_data.first_name', 'contact_data.email', 'contact_data.phone'],
    ],
  ])('names the field and never the value, for %s', async (_what, body, status, fields) => {
    const { call } = await open();
    const answer = await call('POST', '/contacts', body);
    expect(answer).toMatchObject({ status, json: { fields: fields.map((field) => ({ field })) } });
    expect(answer.text).not.toMatch(/imani@|Unknown|none@|000-000|"Imani"/);
    expect(await stored()).toBe(0);
  });

  it('takes a contact of whom one way to reach them is usable, or one name known', async () => {
    const { call, work } = await open();
    work(() => null);
    for (const body of [createBody({ email: 'imani at example' }), createBody({ last_name: '' })])
      expect(await call('POST', '/contacts', body)).toMatchObject({ status: 200 });
    expect(await stored()).toBe(2);
  });

  it.each<[string, object, number, string]>([
    ['nothing to change', updateBody({ colour: 'red', email: null }), 400, 'contact_data'],
    ['another update source', { contact_data: { notes: 'x' }, update_source: 'x' }, 400, 'update_source'],
    ['a number that is none', updateBody({ phone: '12', notes: 'x' }), 422, 'contact_data.phone'],
    ['a name of nobody', updateBody({ last_name: 'N/A' }), 422, 'contact_data.last_name'],
  ])('refuses an update with %s', async (_what, body, status, field) => {
    const { call, known } = await open();
    const id = await known({ externalId: 'P1:1:1', firstName: 'Imani', email: 'imani@example.com' });
    expect(await call('PUT', `/contacts/${id}`, body)).toMatchObject({
      status,
      json: { fields: [{ field }] },
    });
    expect(await stored()).toBe(0);
  });

  it('knows no contact of a strange id, follows a merged one, and says of an erased one that it is gone', async () => {
    const { call, known, work } = await open();
    const ledger = await api.ledger();
    const primaryId = await known({
      externalId: 'P1:1:1',
      firstName: 'Ada',
      lastName: 'Moss',
      email: 'ada@example.com',
    });
    const secondaryId = await known({
      externalId: 'P1:2:2',
      firstName: 'Bo',
      lastName: 'Reed',
      email: 'bo@example.com',
    });
    await mergeByHand(
      ledger,
      { primaryId, secondaryId, isPrimaryFixed: true, evenTenants: false, by: 'ana' },
      systemClock,
    );
    work(({ payload }) => ({ status: 200, body: String(payload.contact_id) }));
    expect(await call('PUT', '/contacts/P9:9:9', updateBody())).toMatchObject({ status: 404 });
    expect(await stored()).toBe(0);
    for (const asked of [secondaryId, 'P1:2:2'])
      expect(await call('PUT', `/contacts/${asked}`, updateBody())).toMatchObject({
        status: 200,
        json: primaryId,
      });
    await eraseContact(ledger, { contactId: primaryId, by: 'ana' }, systemClock);
    expect(await call('PUT', `/contacts/${secondaryId}`, updateBody())).toMatchObject({
      status: 410,
      json: { error: 'contact_erased' },
    });
    const { entries } = await listEvents(ledger, { limit: 9 });
    expect(entries.length).toBeGreaterThan(0);
    for (const { id } of entries) expect(await getEvent(ledger, id)).toMatchObject({ payload: null });
  });

  it.each([
    ['broken JSON', '{"contact_data":', 400],
    ['another character set', Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]), 400],
    [
      'lists in lists, a hundred thousand of them',
      `{"contact_data":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
      400,
    ],
    ['objects in objects', `${'{"a":'.repeat(5e4)}1${'}'.repeat(5e4)}`, 400],
    ['3 MB', JSON.stringify(createBody({ note: 'x'.repeat(3e6) })), 413],
    ['a list', '[]', 400],
    ['nothing', '', 400],
  ])('answers %s with a word and keeps nothing', async (_what, body, status) => {
    const { call } = await open();
    for (const [method, target] of [
      ['POST', '/contacts'],
      ['PUT', '/contacts/x'],
      ['POST', '/webhooks/contact-update'],
    ] as const)
      expect(await call(method, target, body)).toMatchObject({ status, json: { error: expect.any(String) } });
    expect(await stored()).toBe(0);
  });

  it('is not changed by keys that mean something to JavaScript', async () => {
    const { call, work } = await open();
    const seen: Handed[] = [];
    work((event) => {
      seen.push(event);
      return null;
    });
    const withKey = (name: string) =>
      JSON.stringify(createBody()).replace('"email"', `"${name}":{"polluted":true},"email"`);
    expect(await call('POST', '/contacts', withKey('__proto__'))).toMatchObject({ status: 200 });
    expect(await call('POST', '/contacts', withKey('constructor'))).toMatchObject({ status: 400 });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(JSON.stringify(seen[0]?.payload)).not.toContain('polluted');
  });

  it.each<[string, string, unknown]>([
    ['POST', '/contacts', createBody()],
    ['GET', '/contacts/search?email=imani%40example.com', undefined],
    ['PUT', '/contacts/P1:1:1', updateBody()],
    ['POST', '/webhooks/contact-update', changeBody()],
  ])('refuses %s %s without a word to whoever does not know the secret', async (method, target, body) => {
    const { call } = await open({
      credential: { secret: 'the next text', previousSecret: API_TEXT },
      parameters: WITHOUT_WAITING,
    });
    const now = Math.floor(Date.now() / 1000);
    const wrong: Partial<ApiCall>[] = [
      { secret: 'another text' },
      { at: now - 301 },
      { at: now + 400 },
      { signedTarget: `${target}x` },
      { headers: { 'x-contact-signature': '' } },
      { headers: { 'x-contact-timestamp': '' } },
    ];
    for (const options of wrong)
      expect(await call(method, target, body, options)).toMatchObject({ status: 401, text: '' });
    expect(await stored()).toBe(0);
    for (const secret of [API_TEXT, 'the next text'])
      expect((await call(method, target, body, { secret })).status).not.toBe(401);
  });

  it('takes a shared secret, and the relay under a secret of its own', async () => {
    const { call } = await open({
      credential: { proof: 'sharedSecret' },
      parameters: { changeProof: 'resManRelay' },
    });
    const search = '/contacts/search?name=a%20b';
    expect(await call('GET', search, undefined, { headers: { 'x-api-key': API_TEXT } })).toMatchObject({
      status: 200,
    });
    expect(await call('GET', search)).toMatchObject({ status: 401 });
    const withKey = { headers: { 'x-api-key': API_TEXT } };
    expect(await call('POST', '/webhooks/contact-update', changeBody(), withKey)).toMatchObject({
      status: 401,
    });
  });

  it('keeps what is tried in the editor apart', async () => {
    const { call, work } = await open();
    work(() => ({ status: 201, body: {} }));
    for (let times = 0; times < 2; times += 1)
      expect(await call('POST', '/contacts', createBody(), { ...key('K1'), place: 'test' })).toMatchObject({
        status: 201,
      });
    expect(await countEvents(await api.ledger(), { source: 'chatbot-test' })).toMatchObject({ stored: 2 });
    expect(await countEvents(await api.ledger(), { source: 'chatbot' })).toMatchObject({ stored: 0 });
  });
});
