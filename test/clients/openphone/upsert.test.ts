import { upsertContact, upsertMany } from '../../../clients/openphone';
import type { WantedContact } from '../../../clients/openphone';
import { openSandbox, sessionOn } from './sandbox';
import type { OpenSandbox } from './sandbox';

const phone = (value: string) => ({ value, label: null });
const jane: WantedContact = {
  externalId: 'lc-1',
  firstName: 'Imani',
  lastName: 'Okafor',
  phones: [phone('(512) 555-0142')],
  emails: [phone('Imani@Example.com')],
};
const values = (items: Array<{ value: string }> | undefined) => items?.map(({ value }) => value);

describe('upsert over HTTP', () => {
  let sandbox: OpenSandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await sandbox.reset();
    await sandbox.forgetRequests();
  });

  it('creates once, then finds it and changes nothing', async () => {
    const session = sessionOn(sandbox.url);
    const first = await upsertContact(session, jane);
    const second = await upsertContact(sessionOn(sandbox.url), jane);
    expect([first.action, second.action]).toEqual(['created', 'unchanged']);
    expect(second.matchedBy).toBe('external_id');
    const [kept, ...others] = await sandbox.contacts();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({
      externalId: 'lc-1',
      source: 'n8n-nodes-leasing-contacts',
      defaultFields: {
        firstName: 'Imani',
        lastName: 'Okafor',
        phoneNumbers: [{ value: '+15125550142' }],
        emails: [{ value: 'imani@example.com' }],
      },
    });
    expect((await sandbox.requests()).filter(({ method }) => method === 'PATCH')).toEqual([]);
  });

  it.each([
    ['another first name, kept apart', { keepsPeopleApart: true }, { firstName: 'Wade' }, 'created'],
    ['another first name, one contact a number', {}, { firstName: 'Wade' }, 'updated'],
    [
      'nobody’s name in common',
      { keepsPeopleApart: true },
      { firstName: 'Ursula', lastName: 'Upjohn' },
      'created',
    ],
    ['the same name', { keepsPeopleApart: true }, {}, 'updated'],
    ['no name', { keepsPeopleApart: true }, { firstName: null, lastName: null }, 'updated'],
  ])('for another external id on the number, with %s: %s', async (_, overrides, told, action) => {
    const session = sessionOn(sandbox.url, overrides);
    await upsertContact(session, jane);
    const other = { ...jane, externalId: 'lc-2', emails: [phone('other@example.com')], ...told };
    const result = await upsertContact(session, other);
    expect(result.action).toBe(action);
    expect(await sandbox.contacts()).toHaveLength(action === 'created' ? 2 : 1);
    expect((await upsertContact(session, other)).action).toBe('unchanged');
    if (action === 'created')
      expect(
        (await sandbox.contacts()).map(({ defaultFields }) => values(defaultFields.emails)).sort(),
      ).toEqual([['imani@example.com'], ['other@example.com']]);
  });

  it('finds by phone a contact whose number is written differently, and fills in what is missing', async () => {
    await sandbox.settings({ phoneValidation: 'any' });
    await sandbox.seed({
      contacts: [
        {
          id: '65a000000000000000000001',
          source: 'public-api',
          defaultFields: {
            firstName: '(512) 555-0142',
            phoneNumbers: [{ id: 'p1', name: 'work', value: '512-555-0142' }],
          },
        },
      ],
    });
    const result = await upsertContact(sessionOn(sandbox.url), jane);
    expect(result).toMatchObject({ action: 'updated', matchedBy: 'phone', duplicates: [] });
    expect(await sandbox.contacts()).toMatchObject([
      {
        id: '65a000000000000000000001',
        externalId: 'lc-1',
        source: 'public-api',
        defaultFields: {
          firstName: 'Imani',
          lastName: 'Okafor',
          phoneNumbers: [{ id: 'p1', name: 'work', value: '512-555-0142' }],
          emails: [{ value: 'imani@example.com' }],
        },
      },
    ]);
  });

  describe('with a rich contact that something else made', () => {
    const seeded = {
      id: '65a000000000000000000002',
      externalId: 'crm-7',
      source: 'other-tool',
      sourceUrl: 'https://crm.example.com/7',
      defaultFields: {
        firstName: 'Immy',
        lastName: 'O.',
        company: 'Okafor Estates',
        role: null,
        emails: [{ id: 'e1', name: 'home', value: 'immy@example.org' }],
        phoneNumbers: [
          { id: 'p1', name: 'mobile', value: '+15125550142' },
          { id: 'p2', name: 'office', value: '+15125550143' },
        ],
      },
      customFields: [
        { id: 'c1', key: 'unit', value: '4B' },
        { id: 'c2', key: 'tags', value: ['vip', 'pets'] },
      ],
    };
    const customFields = [
      { key: 'unit', name: 'Unit', type: 'string' as const },
      { key: 'tags', name: 'Tags', type: 'multi-select' as const },
      { key: 'score', name: 'Score', type: 'number' as const },
    ];
    beforeEach(() => sandbox.seed({ customFields, contacts: [seeded] }));

    it('keeps every phone, e-mail, custom value, the name, company, source and external id; adds the rest', async () => {
      const result = await upsertContact(sessionOn(sandbox.url), {
        ...jane,
        role: 'Prospect',
        company: 'Something Else',
        customFields: { score: 7, unit: null },
      });
      expect(result).toMatchObject({ action: 'updated', matchedBy: 'phone' });
      expect(await sandbox.contacts()).toMatchObject([
        {
          ...seeded,
          defaultFields: {
            ...seeded.defaultFields,
            role: 'Prospect',
            emails: [...seeded.defaultFields.emails, { value: 'imani@example.com' }],
          },
          customFields: [...seeded.customFields, { key: 'score', value: 7 }],
        },
      ]);
    });

    it('replaces the name when overwriting was asked for', async () => {
      await upsertContact(sessionOn(sandbox.url, { overwriteNames: true }), jane);
      expect((await sandbox.contacts())[0]?.defaultFields).toMatchObject({
        firstName: 'Imani',
        lastName: 'Okafor',
        company: 'Okafor Estates',
      });
    });

    it('picks our own contact before an older one, and reports the other', async () => {
      const ours = {
        id: '65a000000000000000000009',
        source: 'n8n-nodes-leasing-contacts',
        createdAt: '2026-11-01T00:00:00.000Z',
        defaultFields: { firstName: 'Old', phoneNumbers: [{ id: 'p9', value: '+15125550142' }] },
      };
      await sandbox.seed({ contacts: [ours] });
      const result = await upsertContact(sessionOn(sandbox.url), { ...jane, externalId: null });
      expect(result).toMatchObject({ action: 'updated', contact: { id: ours.id }, duplicates: [seeded.id] });
      expect(result.contact.defaultFields.firstName).toBe('Imani');
    });
  });

  it.each([
    ['left alone', false, 'skipped_read_only', 'Walk-in'],
    ['adopted when asked for, its name kept', true, 'updated', 'Walk-in'],
  ])('a contact that a person made in the app is %s', async (_, adoptAppContacts, action, firstName) => {
    await sandbox.seed({
      contacts: [
        {
          id: '65a000000000000000000003',
          source: null,
          defaultFields: { firstName: 'Walk-in', phoneNumbers: [{ id: 'p1', value: '+15125550142' }] },
        },
      ],
    });
    const result = await upsertContact(sessionOn(sandbox.url, { adoptAppContacts }), jane);
    expect(result.action).toBe(action);
    const kept = await sandbox.contacts();
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ source: null, defaultFields: { firstName } });
  });

  it('reports a contact that a CRM owns as read-only, as data', async () => {
    await sandbox.seed({
      contacts: [
        {
          id: '65a000000000000000000004',
          source: 'hubspot',
          defaultFields: { firstName: 'A', phoneNumbers: [{ id: 'p1', value: '+15125550142' }] },
        },
      ],
    });
    expect(await upsertContact(sessionOn(sandbox.url), jane)).toMatchObject({
      action: 'skipped_read_only',
      reason: 'owned_elsewhere',
    });
  });

  it.each<['drop_after' | 'drop_before', string | null, string]>([
    ['drop_after', 'lc-1', 'the answer is lost after the work'],
    ['drop_before', 'lc-1', 'the request is lost before the work'],
    ['drop_after', null, 'the answer is lost and there is no external id'],
    ['drop_before', null, 'the request is lost and there is no external id'],
  ])('makes one contact when POST has a %s (external id %s: %s)', async (action, externalId) => {
    await sandbox.misbehave({ match: { method: 'POST', path: '/v1/contacts$' }, action });
    const result = await upsertContact(sessionOn(sandbox.url), { ...jane, externalId });
    expect(result.action).toBe('created');
    expect(await sandbox.contacts()).toHaveLength(1);
  });

  it('makes one contact when the answer is lost, and the first lookups are lost too', async () => {
    await sandbox.misbehave({ match: { method: 'POST', path: '/v1/contacts$' }, action: 'drop_after' });
    await sandbox.misbehave({
      match: { method: 'GET', path: '/v1/contacts$' },
      action: 'status',
      status: 502,
      times: 3,
    });
    await upsertContact(sessionOn(sandbox.url), jane);
    expect(await sandbox.contacts()).toHaveLength(1);
  });

  it('looks the contact up when OpenPhone says that the external id is taken', async () => {
    const first = sessionOn(sandbox.url);
    const other = sessionOn(sandbox.url);
    await other.index.refresh(() => other.client.contacts(), 0);
    await upsertContact(first, jane);
    await sandbox.settings({ duplicateExternalId: 'conflict' });
    expect((await upsertContact(other, jane)).action).toBe('unchanged');
    expect(await sandbox.contacts()).toHaveLength(1);
  });

  it('makes a new contact when the listed one was deleted meanwhile', async () => {
    const session = sessionOn(sandbox.url);
    const { contact } = await upsertContact(session, jane);
    await sessionOn(sandbox.url).client.deleteContact(contact.id);
    const again = await upsertContact(session, jane);
    expect(again.action).toBe('created');
    expect(await sandbox.contacts()).toHaveLength(1);
  });

  it('makes one contact of 32 concurrent upserts of one number', async () => {
    const session = sessionOn(sandbox.url);
    await sandbox.settings({ rateLimitPerSecond: 0 });
    const outcomes = await upsertMany(
      session,
      Array.from({ length: 32 }, () => ({ ...jane, externalId: null })),
      32,
    );
    expect(outcomes.map((outcome) => outcome.ok && outcome.result.action).sort()).toEqual(
      ['created', ...Array.from({ length: 31 }, () => 'unchanged')].sort(),
    );
    expect(await sandbox.contacts()).toHaveLength(1);
  });

  it('answers in the order of the input, and a bad contact does not stop the others', async () => {
    const outcomes = await upsertMany(sessionOn(sandbox.url), [
      { ...jane },
      { firstName: 'No number' },
      { ...jane, externalId: 'lc-2', phones: [phone('+15125550199')] },
    ]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(outcomes[1]).toMatchObject({ error: { code: 'openphone.invalid_contact' } });
    expect(
      values((await sandbox.contacts()).map(({ externalId }) => ({ value: externalId ?? '' })))?.sort(),
    ).toEqual(['lc-1', 'lc-2']);
  });

  it('recovers from storms of 429', async () => {
    await sandbox.misbehave({ match: { path: '/v1/contacts' }, action: 'status', status: 429, times: 12 });
    const outcomes = await upsertMany(
      sessionOn(sandbox.url),
      Array.from({ length: 6 }, (_, index) => ({
        ...jane,
        externalId: `lc-${index}`,
        phones: [phone(`+1512555010${index}`)],
      })),
    );
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await sandbox.contacts()).toHaveLength(6);
  }, 30_000);

  it('sends nothing more once the key is refused', async () => {
    const session = sessionOn(sandbox.url);
    await session.index.refresh(() => session.client.contacts(), 0);
    await sandbox.settings({ acceptedKeys: ['another-key'] });
    await sandbox.forgetRequests();
    const outcomes = await upsertMany(
      session,
      Array.from({ length: 40 }, (_, index) => ({ ...jane, externalId: `lc-${index}`, phones: [] })),
    );
    expect(outcomes.every((outcome) => !outcome.ok)).toBe(true);
    expect((await sandbox.requests()).length).toBeLessThanOrEqual(8);
  });
});
