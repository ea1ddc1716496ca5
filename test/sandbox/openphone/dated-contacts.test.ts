import { contactBody, runSandbox, type Called, type Running, type V1Contact } from '../sandbox-client';

interface DatedPage {
  readonly data: { readonly id: string }[];
  readonly nextCursor: string | null;
}

interface Property {
  readonly id: string;
  readonly type: string;
  readonly name: string | null;
  readonly value: unknown;
}

describe('dated contacts', () => {
  let sandbox: Running;
  beforeEach(async () => {
    sandbox = await runSandbox();
    await sandbox.seed({ customFields: [{ key: 'rooms', name: 'Rooms', type: 'number' }] });
  });
  afterEach(() => sandbox.close());

  const viaV1 = (changes: Record<string, unknown> = {}) =>
    sandbox.data<V1Contact>('POST', '/v1/contacts', contactBody(changes));

  it('carry no phones, e-mails or custom fields', async () => {
    const { id } = await viaV1();
    const contact = await sandbox.data<Record<string, unknown>>('GET', `/contacts/${id}`);
    expect(Object.keys(contact).sort()).toEqual([
      'actorId',
      'company',
      'createdAt',
      'externalId',
      'firstName',
      'id',
      'lastName',
      'role',
      'source',
      'sourceUrl',
      'updatedAt',
    ]);
    expect(JSON.stringify(contact)).not.toContain('2025550143');
  });

  it('are created from scalars with 201, without a default source', async () => {
    const { status, body } = await sandbox.call('POST', '/contacts', { body: { firstName: 'Ada' } });
    expect(status).toBe(201);
    expect(body.data).toMatchObject({ firstName: 'Ada', source: null });
  });

  it.each<[Record<string, unknown>, string, string]>([
    [{ lastName: 'Okafor' }, '/firstName', 'firstName is required'],
    [{ firstName: 'A', phoneNumbers: [] }, '/phoneNumbers', 'phones are not part of it'],
    [{ firstName: 'A', defaultFields: {} }, '/defaultFields', 'that is the v1 shape'],
    [{ firstName: 'A', source: 'csv' }, '/source', 'reserved'],
    [{ firstName: 'A', externalId: 'x'.repeat(76) }, '/externalId', 'at most 75 characters'],
  ])('refuse the create %j at %s: %s', async (body, path) => {
    const answer = await sandbox.call('POST', '/contacts', { body });
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, path]);
  });

  it('are patched by scalar: omitted stays, null clears, and no list is lost', async () => {
    const made = await viaV1();
    expect(
      await sandbox.data('PATCH', `/contacts/${made.id}`, { lastName: null, company: 'Acme' }),
    ).toMatchObject({ firstName: 'Imani', lastName: null, company: 'Acme' });
    const after = await sandbox.data<V1Contact>('GET', `/v1/contacts/${made.id}`);
    expect(after.defaultFields.phoneNumbers).toEqual(made.defaultFields.phoneNumbers);
  });

  it('are filtered by externalId and source, one value or a comma list', async () => {
    for (const [externalId, source] of [
      ['a', 'one'],
      ['b', 'two'],
      ['c', 'one'],
    ])
      await viaV1({ externalId, source });
    const found = async (query: string) =>
      (await sandbox.data<{ externalId: string }[]>('GET', `/contacts?${query}`))
        .map(({ externalId }) => externalId)
        .sort();
    expect(await found('externalId=a')).toEqual(['a']);
    expect(await found('externalId%5Bin%5D=a,c,z')).toEqual(['a', 'c']);
    expect(await found('source[in]=one,two')).toEqual(['a', 'b', 'c']);
    expect(await found('externalId[in]=a,b&source=one')).toEqual(['a']);
  });

  it.each([
    ['phoneNumber=%2B12025550143', 'no such filter'],
    ['externalId[gte]=a', 'an operator that this endpoint does not know'],
    ['externalIds=a', 'the old plural name'],
    ['sort=createdAt:asc', 'only conversations are sorted'],
    [`externalId[in]=${Array.from({ length: 51 }, (_, index) => index).join(',')}`, 'more than 50 values'],
    ['limit=51', 'at most 50'],
    ['maxResults=10', 'that is the v1 name'],
  ])('refuse ?%s: %s', async (query) => {
    expect((await sandbox.call('GET', `/contacts?${query}`)).status).toBe(400);
  });

  it('come ten a page without a limit, each once', async () => {
    for (let made = 0; made < 23; made += 1) await viaV1({ externalId: `crm-${made}` });
    const sizes: number[] = [];
    const seen = new Set<string>();
    let cursor: string | null | undefined = '';
    while (typeof cursor === 'string') {
      const { body }: Called<DatedPage> = await sandbox.call<DatedPage>(
        'GET',
        `/contacts${cursor && `?after=${encodeURIComponent(cursor)}`}`,
      );
      body.data.forEach(({ id }) => seen.add(id));
      sizes.push(body.data.length);
      cursor = body.nextCursor;
    }
    expect([sizes, seen.size]).toEqual([[10, 10, 3], 23]);
  });

  it('are not shared with anybody', async () => {
    const { id } = await viaV1();
    expect(await sandbox.data('GET', `/contacts/${id}/shares`)).toEqual([]);
  });

  describe('properties', () => {
    const add = (id: string, body: unknown) =>
      sandbox.call<{ data: Property }>('POST', `/contacts/${id}/properties`, { body });

    it('show the phones, e-mails and custom values of v1 as resources', async () => {
      const made = await viaV1({ customFields: [{ key: 'rooms', value: 2 }] });
      const properties = await sandbox.data<Property[]>('GET', `/contacts/${made.id}/properties`);
      expect(properties.map(({ type, value }) => [type, value])).toEqual([
        ['phone-number', '+12025550143'],
        ['email', 'imani@example.com'],
        ['number', 2],
      ]);
      expect(properties[0]?.id).toBe(made.defaultFields.phoneNumbers[0]?.id);
      expect(
        await sandbox.data<Property[]>('GET', `/contacts/${made.id}/properties?type=email`),
      ).toHaveLength(1);
    });

    it('add one value without touching the others; create answers 200', async () => {
      const made = await viaV1();
      const { status, body } = await add(made.id, {
        type: 'phone-number',
        name: 'work',
        value: '+12025550199',
      });
      expect(status).toBe(200);
      const after = await sandbox.data<V1Contact>('GET', `/v1/contacts/${made.id}`);
      expect(after.defaultFields.phoneNumbers).toEqual([
        ...made.defaultFields.phoneNumbers,
        { id: body.data.id, name: 'work', value: '+12025550199' },
      ]);
      expect(after.defaultFields.emails).toEqual(made.defaultFields.emails);
    });

    it('change and delete one value', async () => {
      const made = await viaV1();
      const id = made.defaultFields.phoneNumbers[0]?.id ?? '';
      const path = `/contacts/${made.id}/properties/${id}`;
      expect(await sandbox.data('PATCH', path, { value: '+12025550177' })).toMatchObject({
        id,
        name: 'mobile',
        value: '+12025550177',
      });
      expect((await sandbox.call('PATCH', path, { body: { type: 'email' } })).status).toBe(400);
      expect((await sandbox.call('DELETE', path)).status).toBe(204);
      expect((await sandbox.call('GET', path)).status).toBe(404);
      expect((await sandbox.data<V1Contact>('GET', `/v1/contacts/${made.id}`)).defaultFields).toMatchObject({
        phoneNumbers: [],
        emails: made.defaultFields.emails,
      });
    });

    it('refuse a phone that is not E.164', async () => {
      const made = await viaV1();
      const { status, body } = await sandbox.call('POST', `/contacts/${made.id}/properties`, {
        body: { type: 'phone-number', value: '2025550199' },
      });
      expect([status, body.errors?.[0]?.path]).toEqual([400, '/value']);
    });

    it('bind to a custom field of the same name only by a setting', async () => {
      const made = await viaV1();
      const customValues = async () =>
        (await sandbox.data<V1Contact>('GET', `/v1/contacts/${made.id}`)).customFields.map(
          ({ key, value }) => [key, value],
        );
      await add(made.id, { type: 'number', name: 'Rooms', value: 4 });
      expect(await customValues()).toEqual([]);
      await sandbox.set({ propertyNameBindsToCustomField: true });
      await add(made.id, { type: 'number', name: 'Rooms', value: 5 });
      expect(await customValues()).toEqual([['rooms', 5]]);
      expect(
        await sandbox.data<Property[]>('GET', `/contacts/${made.id}/properties?type=number`),
      ).toHaveLength(2);
    });

    it('are paged', async () => {
      const made = await viaV1();
      const first = await sandbox.call<{ data: Property[]; nextCursor: string }>(
        'GET',
        `/contacts/${made.id}/properties?limit=1`,
      );
      const second = await sandbox.call<{ data: Property[]; nextCursor: null }>(
        'GET',
        `/contacts/${made.id}/properties?limit=1&after=${encodeURIComponent(first.body.nextCursor)}`,
      );
      expect([first.body.data[0]?.type, second.body.data[0]?.type, second.body.nextCursor]).toEqual([
        'phone-number',
        'email',
        null,
      ]);
    });
  });

  describe('notes', () => {
    it('are created with 200, listed, changed and deleted', async () => {
      const { id } = await viaV1();
      const created = await sandbox.call<{ data: { id: string; text: string } }>(
        'POST',
        `/contacts/${id}/notes`,
        { body: { text: 'Prefers texts. @USowner1' } },
      );
      expect([created.status, created.body.data.text]).toEqual([200, 'Prefers texts. @USowner1']);
      const path = `/contacts/${id}/notes/${created.body.data.id}`;
      expect(await sandbox.data('PATCH', path, { text: 'Prefers calls.' })).toMatchObject({
        text: 'Prefers calls.',
      });
      expect(await sandbox.data('GET', `/contacts/${id}/notes`)).toMatchObject([{ text: 'Prefers calls.' }]);
      expect((await sandbox.call('DELETE', path)).status).toBe(204);
      expect((await sandbox.call('GET', path)).status).toBe(404);
    });

    it.each([
      ['', 400],
      ['x'.repeat(2000), 200],
      ['x'.repeat(2001), 400],
    ])('hold 1 to 2000 characters: %#', async (text, status) => {
      const { id } = await viaV1();
      expect((await sandbox.call('POST', `/contacts/${id}/notes`, { body: { text } })).status).toBe(status);
    });

    it('belong to one contact and go with it', async () => {
      const [one, other] = [await viaV1(), await viaV1()];
      const note = await sandbox.data<{ id: string }>('POST', `/contacts/${one.id}/notes`, { text: 'x' });
      expect((await sandbox.call('GET', `/contacts/${other.id}/notes/${note.id}`)).status).toBe(404);
      await sandbox.call('DELETE', `/contacts/${one.id}`);
      expect((await sandbox.call('GET', `/contacts/${one.id}/notes`)).status).toBe(404);
    });
  });
});
