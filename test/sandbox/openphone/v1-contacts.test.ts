import { contactBody, runSandbox, type Running, type V1Contact } from '../sandbox-client';

const fields = [
  { key: 'address', name: 'Address', type: 'address' },
  { key: 'sources', name: 'Sources', type: 'multi-select' },
  { key: 'rooms', name: 'Rooms', type: 'number' },
  { key: 'vip', name: 'VIP', type: 'boolean' },
  { key: 'moveIn', name: 'Move in', type: 'date' },
] as const;

describe('v1 contacts', () => {
  let sandbox: Running;
  beforeEach(async () => {
    sandbox = await runSandbox();
    await sandbox.seed({
      users: [{ id: 'USowner1', email: 'owner@example.com', role: 'owner' }],
      customFields: fields,
    });
  });
  afterEach(() => sandbox.close());

  const create = (changes: Record<string, unknown> = {}, defaults: Record<string, unknown> = {}) =>
    sandbox.data<V1Contact>('POST', '/v1/contacts', contactBody(changes, defaults));

  describe('create', () => {
    it('answers 201 with the whole contact, ids for its items, and defaults', async () => {
      const { status, body } = await sandbox.call<{ data: V1Contact }>('POST', '/v1/contacts', {
        body: { defaultFields: { firstName: null } },
      });
      expect(status).toBe(201);
      expect(body.data).toMatchObject({
        source: 'public-api',
        externalId: null,
        createdByUserId: 'USowner1',
      });
      const full = await create({ customFields: [{ key: 'rooms', value: 2 }] });
      expect(full.id).toMatch(/^[0-9a-f]{24}$/);
      expect(full.defaultFields.phoneNumbers[0]).toEqual({
        id: expect.stringMatching(/./),
        name: 'mobile',
        value: '+12025550143',
      });
      expect(full.customFields).toEqual([
        { id: expect.stringMatching(/./), key: 'rooms', name: 'Rooms', type: 'number', value: 2 },
      ]);
    });

    it('knows no duplicates: the same body twice makes two contacts', async () => {
      const [one, other] = [await create(), await create()];
      expect(one.id).not.toBe(other.id);
      expect(await sandbox.data<unknown[]>('GET', '/_sandbox/contacts')).toHaveLength(2);
    });

    it('answers 409 for a taken externalId by a setting', async () => {
      await sandbox.set({ duplicateExternalId: 'conflict' });
      await create();
      expect((await sandbox.call('POST', '/v1/contacts', { body: contactBody() })).status).toBe(409);
      expect(await sandbox.data<unknown[]>('GET', '/_sandbox/contacts')).toHaveLength(1);
    });

    it.each<readonly [unknown, string, string]>([
      [{}, '/defaultFields', 'defaultFields is required'],
      [{ defaultFields: {} }, '/defaultFields/firstName', 'firstName must be there'],
      [{ defaultFields: { firstName: 5 } }, '/defaultFields/firstName', 'a number is no name'],
      [
        contactBody({}, { phoneNumbers: [{ value: '+12025550143' }] }),
        '/defaultFields/phoneNumbers/0/name',
        'both keys of an item are required',
      ],
      [
        contactBody({}, { emails: [{ name: 'home' }] }),
        '/defaultFields/emails/0/value',
        'both keys of an item are required',
      ],
      [
        contactBody({}, { phoneNumbers: [{ name: 'm', value: '(202) 555-0143' }] }),
        '/defaultFields/phoneNumbers/0/value',
        'not E.164',
      ],
      [
        contactBody({}, { phoneNumbers: [{ name: 'm', value: '+02025550143' }] }),
        '/defaultFields/phoneNumbers/0/value',
        'no country begins with 0',
      ],
      [contactBody({ externalId: '' }), '/externalId', 'at least 1 character'],
      [contactBody({ externalId: 'x'.repeat(76) }), '/externalId', 'at most 75 characters'],
      [contactBody({ source: 'x'.repeat(73) }), '/source', 'at most 72 characters'],
      [contactBody({ sourceUrl: 'not a url' }), '/sourceUrl', 'a URL'],
      [
        contactBody({ sourceUrl: `https://example.com/${'x'.repeat(200)}` }),
        '/sourceUrl',
        'at most 200 characters',
      ],
      [contactBody({ createdByUserId: 'owner' }), '/createdByUserId', 'a user id'],
      [contactBody({ customFields: { rooms: 2 } }), '/customFields', 'an array, not an object'],
      ...['openphone', 'device', 'csv', 'zapier', 'google-people', 'other', 'openphone-x', 'csv2'].map(
        (source) => [contactBody({ source }), '/source', `${source} is reserved`] as const,
      ),
    ])('refuses %#, at %s: %s', async (body, path) => {
      const answer = await sandbox.call('POST', '/v1/contacts', { body });
      expect(answer.status).toBe(400);
      expect(answer.body.error?.message).toContain(`${path}:`);
      expect(await sandbox.data<unknown[]>('GET', '/_sandbox/contacts')).toEqual([]);
    });

    it('takes lengths up to the bounds, and sources that only resemble the reserved ones', async () => {
      const made = await create({ externalId: 'x'.repeat(75), source: 'others' });
      expect(made).toMatchObject({ externalId: 'x'.repeat(75), source: 'others' });
      expect((await create({ source: 's'.repeat(72) })).source).toHaveLength(72);
    });

    it.each<[Record<string, unknown>, string]>([
      [{ key: 'nothing', value: 'x' }, 'no such field'],
      [{ key: 'rooms', value: '2' }, 'a number is not text'],
      [{ key: 'vip', value: 'yes' }, 'a boolean is not text'],
      [{ key: 'moveIn', value: 'tomorrow' }, 'a date is ISO 8601'],
      [{ key: 'sources', value: 'a' }, 'a multi-select is a list'],
      [{ key: 'address', value: ['a'] }, 'an address is text'],
    ])('refuses the custom field item %j with code 0801400: %s', async (item) => {
      await sandbox.set({ v1ErrorShape: 'documented' });
      const { status, body } = await sandbox.call('POST', '/v1/contacts', {
        body: contactBody({ customFields: [item] }),
      });
      expect([status, body.code]).toEqual([400, '0801400']);
    });

    it.each([
      ['any', '(202) 555-0143', '(202) 555-0143'],
      ['normalize_us', '(202) 555-0143', '+12025550143'],
      ['normalize_us', '1-202-555-0143', '+12025550143'],
    ] as const)('with phoneValidation %s keeps %s as %s', async (phoneValidation, given, kept) => {
      await sandbox.set({ phoneValidation });
      const made = await create({}, { phoneNumbers: [{ name: 'mobile', value: given }] });
      expect(made.defaultFields.phoneNumbers[0]?.value).toBe(kept);
    });
  });

  describe('list', () => {
    const list = (query: string) =>
      sandbox.call<{ data: V1Contact[]; totalItems: number; nextPageToken: string | null }>(
        'GET',
        `/v1/contacts?${query}`,
      );

    it.each([
      ['', 400, 'maxResults is required'],
      ['maxResults=0', 400, 'at least 1'],
      ['maxResults=51', 400, 'at most 50'],
      ['maxResults=ten', 400, 'a number'],
      ['maxResults=50', 200, 'the bound itself'],
      ['maxResults=1&phone=%2B12025550143', 200, 'a filter that does not exist is ignored'],
      ['maxResults=1&pageToken=made-up', 400, 'a token is not made up'],
    ])('answers ?%s by %i: %s', async (query, status) => {
      expect((await list(query)).status).toBe(status);
    });

    it('gives every contact once over its pages, newest first, and a total that is wrong', async () => {
      const ids: string[] = [];
      for (let made = 0; made < 7; made += 1) ids.unshift((await create({ externalId: `crm-${made}` })).id);
      const seen: string[] = [];
      const totals: number[] = [];
      let token: string | null = '';
      while (token !== null) {
        const { body } = await list(`maxResults=3${token && `&pageToken=${encodeURIComponent(token)}`}`);
        seen.push(...body.data.map(({ id }) => id));
        totals.push(body.totalItems);
        token = body.nextPageToken;
      }
      expect(seen).toEqual(ids);
      expect(totals).not.toContain(7);
      await sandbox.set({ contactOrder: 'oldest_first' });
      expect((await list('maxResults=50')).body.data.map(({ id }) => id)).toEqual([...ids].reverse());
    });

    it('filters by repeated keys, and by both filters together', async () => {
      for (const [externalId, source] of [
        ['a', 'one'],
        ['b', 'two'],
        ['c', 'one'],
        ['a', 'two'],
      ])
        await create({ externalId, source });
      const found = async (query: string) =>
        (await list(`maxResults=50&${query}`)).body.data
          .map((contact) => contact.externalId + String(contact.source))
          .sort();
      expect(await found('externalIds=a')).toEqual(['aone', 'atwo']);
      expect(await found('externalIds=a&externalIds=b')).toEqual(['aone', 'atwo', 'btwo']);
      expect(await found('sources=one&sources=three')).toEqual(['aone', 'cone']);
      expect(await found('externalIds=a&sources=two')).toEqual(['atwo']);
      expect(await found('externalIds=a,b')).toEqual([]);
    });
  });

  describe('whose contact it is', () => {
    const seeded = { defaultFields: { firstName: 'Ada', phoneNumbers: [{ value: '+12025550101' }] } };
    beforeEach(() =>
      sandbox.seed({
        contacts: [
          { id: 'native1', source: 'hubspot', ...seeded },
          { id: 'app1', source: null, ...seeded },
        ],
      }),
    );

    it.each([
      ['PATCH', '/v1/contacts/native1', { defaultFields: {} }],
      ['DELETE', '/v1/contacts/native1', undefined],
      ['PATCH', '/contacts/native1', { firstName: 'X' }],
      ['DELETE', '/contacts/native1', undefined],
      ['POST', '/contacts/native1/properties', { type: 'email', value: 'a@example.com' }],
    ])('refuses %s %s: a native integration owns it', async (method, path, body) => {
      expect((await sandbox.call(method, path, { body })).status).toBe(403);
      expect(await sandbox.data('GET', '/v1/contacts/native1')).toMatchObject(
        seeded.defaultFields.firstName ? { defaultFields: { firstName: 'Ada' } } : {},
      );
    });

    it('lists and writes app-made contacts, unless a setting says that it cannot', async () => {
      const sources = async () =>
        (await sandbox.data<V1Contact[]>('GET', '/v1/contacts?maxResults=50'))
          .map(({ source }) => source)
          .sort();
      expect(await sources()).toEqual(['hubspot', null]);
      expect(
        (await sandbox.call('PATCH', '/v1/contacts/app1', { body: { defaultFields: { firstName: 'Eve' } } }))
          .status,
      ).toBe(200);
      await sandbox.set({ appContactsListed: false, appContactsWritable: false });
      expect(await sources()).toEqual(['hubspot']);
      expect(
        (await sandbox.call('PATCH', '/v1/contacts/app1', { body: { defaultFields: { firstName: 'Ida' } } }))
          .status,
      ).toBe(403);
    });
  });

  it('deletes with 204 and an empty body, and knows it no more', async () => {
    const made = await create();
    const { status, text } = await sandbox.call('DELETE', `/v1/contacts/${made.id}`);
    expect([status, text]).toEqual([204, '']);
    expect((await sandbox.call('DELETE', `/v1/contacts/${made.id}`)).status).toBe(404);
  });

  it('lists the custom field definitions, unpaged, without ids', async () => {
    expect(await sandbox.data('GET', '/v1/contact-custom-fields')).toEqual(
      fields.map(({ key, name, type }) => ({ name, key, type })),
    );
  });
});
