import { openSandbox } from '../../clients/openphone/sandbox';
import type { OpenSandbox } from '../../clients/openphone/sandbox';
import { credentialsOf, itemsOf, jsonOf, pairsOf, runOpenPhone } from './run-open-phone';

const ID = '65a000000000000000000002';
const seeded = {
  id: ID,
  externalId: 'crm-7',
  source: 'other-tool',
  sourceUrl: 'https://crm.example.com/7',
  defaultFields: {
    firstName: 'Imani',
    lastName: 'Okafor',
    company: 'Okafor Estates',
    role: 'Owner',
    emails: [{ id: 'e1', name: 'home', value: 'imani@example.org' }],
    phoneNumbers: [
      { id: 'p1', name: 'mobile', value: '+15125550142' },
      { id: 'p2', name: 'office', value: '+15125550143' },
    ],
  },
  customFields: [
    { id: 'c1', key: 'unit', value: '4B' },
    { id: 'c2', key: 'tags', value: ['vip', 'pets'] },
    { id: 'c3', key: 'moved', value: '2026-01-05T00:00:00.000Z' },
  ],
};
const customFields = [
  { key: 'unit', name: 'Unit', type: 'string' as const },
  { key: 'tags', name: 'Tags', type: 'multi-select' as const },
  { key: 'moved', name: 'Moved In', type: 'date' as const },
  { key: 'score', name: 'Score', type: 'number' as const },
];
const locator = (value: string) => ({ __rl: true, mode: 'id', value });
const mapped = (value: Record<string, string | number | boolean | null>) => ({
  mappingMode: 'defineBelow',
  value,
});

describe('OpenPhone > contact', () => {
  let sandbox: OpenSandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await sandbox.reset();
    await sandbox.seed({ customFields, contacts: [seeded] });
    await sandbox.forgetRequests();
  });
  const update = (parameters: Record<string, unknown>) =>
    runOpenPhone(credentialsOf(sandbox.url), {
      resource: 'contact',
      operation: 'update',
      contactId: locator(ID),
      ...(parameters as object),
    });

  it('get: one flat item', async () => {
    const parameters = { resource: 'contact', operation: 'get', contactId: locator(ID) };
    expect(jsonOf(await runOpenPhone(credentialsOf(sandbox.url), parameters))).toEqual([
      {
        id: ID,
        externalId: 'crm-7',
        source: 'other-tool',
        firstName: 'Imani',
        lastName: 'Okafor',
        company: 'Okafor Estates',
        role: 'Owner',
        phones: ['+15125550142', '+15125550143'],
        emails: ['imani@example.org'],
        updatedAt: expect.any(String) as string,
      },
    ]);
  });

  it('get: the raw contact without Simplify', async () => {
    const parameters = { resource: 'contact', operation: 'get', contactId: locator(ID), simplify: false };
    expect(jsonOf(await runOpenPhone(credentialsOf(sandbox.url), parameters))).toMatchObject([seeded]);
  });

  it('get: one unknown id among three, continue on fail', async () => {
    const result = await runOpenPhone(
      credentialsOf(sandbox.url),
      {
        resource: 'contact',
        operation: 'get',
        contactId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
      },
      itemsOf({ id: ID }, { id: 'gone' }, { id: ID }),
      { continueOnFail: true },
    );
    expect(jsonOf(result)).toMatchObject([
      { id: ID },
      {
        id: 'gone',
        errorCode: 'openphone.not_found',
        errorDescription: expect.stringContaining('Check the ID') as string,
      },
      { id: ID },
    ]);
    expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
  });

  it('update: one field, and every phone, e-mail and custom value is still there', async () => {
    const result = await update({ updateFields: { role: 'Resident' } });
    expect(result.error).toBeUndefined();
    expect(jsonOf(result)).toMatchObject([{ action: 'updated', role: 'Resident' }]);
    expect(await sandbox.contacts()).toMatchObject([
      { ...seeded, defaultFields: { ...seeded.defaultFields, role: 'Resident' } },
    ]);
  });

  it('update: adds, removes and clears what is named', async () => {
    await update({
      updateFields: {
        lastName: '',
        addPhones: '512-555-0144',
        removePhones: '(512) 555-0142',
        addEmails: 'new@example.com, IMANI@example.org',
      },
      customFields: mapped({ unit: null, score: 7 }),
    });
    const [contact] = await sandbox.contacts();
    expect(contact?.defaultFields).toMatchObject({
      firstName: 'Imani',
      lastName: null,
      phoneNumbers: [{ id: 'p2', value: '+15125550143' }, { value: '+15125550144' }],
      emails: [{ id: 'e1', value: 'imani@example.org' }, { value: 'new@example.com' }],
    });
    expect(contact?.customFields.map(({ key, value }) => [key, value])).toEqual([
      ['tags', ['vip', 'pets']],
      ['moved', '2026-01-05T00:00:00.000Z'],
      ['score', 7],
    ]);
  });

  it('update: sends nothing when nothing would change', async () => {
    const result = await update({
      updateFields: { role: 'Owner', addPhones: '5125550142' },
      customFields: mapped({ unit: '4B', moved: '2026-01-05T00:00:00Z' }),
    });
    expect(jsonOf(result)).toMatchObject([{ action: 'unchanged' }]);
    expect((await sandbox.requests()).map(({ method }) => method)).toEqual(['GET']);
  });

  it('update: a contact of a CRM is refused with a reason', async () => {
    await sandbox.seed({
      contacts: [{ id: 'crm-owned', source: 'hubspot', defaultFields: { firstName: 'A' } }],
    });
    const { error } = await update({ contactId: locator('crm-owned'), updateFields: { role: 'x' } });
    expect(error).toMatchObject({
      message: expect.stringContaining('does not allow') as string,
      description: expect.stringContaining('only in that CRM') as string,
      httpCode: '403',
    });
  });

  it('update: repeats after 502 and a cut connection, because the body is the full state', async () => {
    await sandbox.misbehave({ match: { method: 'PATCH' }, action: 'drop_after' });
    await sandbox.misbehave({ match: { method: 'PATCH' }, action: 'status', status: 502 });
    expect(jsonOf(await update({ updateFields: { role: 'Resident' } }))).toMatchObject([
      { action: 'updated' },
    ]);
  }, 30_000);

  it('delete: answers deleted, also when the first answer was lost', async () => {
    await sandbox.misbehave({ match: { method: 'DELETE' }, action: 'drop_after' });
    const parameters = { resource: 'contact', operation: 'delete', contactId: locator(ID) };
    expect(jsonOf(await runOpenPhone(credentialsOf(sandbox.url), parameters))).toEqual([{ deleted: true }]);
    expect(await sandbox.contacts()).toEqual([]);
  });

  it('delete: an id that never existed is not found', async () => {
    const parameters = { resource: 'contact', operation: 'delete', contactId: locator('never') };
    expect((await runOpenPhone(credentialsOf(sandbox.url), parameters)).error).toMatchObject({
      httpCode: '404',
    });
  });

  it('create: a new contact with custom fields, although the number is taken', async () => {
    const result = await runOpenPhone(credentialsOf(sandbox.url), {
      resource: 'contact',
      operation: 'create',
      firstName: 'Zoë',
      phones: '+15125550142',
      customFields: mapped({ score: 3 }),
    });
    expect(result.error).toBeUndefined();
    const kept = await sandbox.contacts();
    expect(kept.map(({ defaultFields }) => defaultFields.firstName).sort()).toEqual(['Imani', 'Zoë']);
    expect(kept.find(({ id }) => id !== ID)).toMatchObject({
      source: 'n8n-nodes-leasing-contacts',
      customFields: [{ key: 'score', value: 3 }],
    });
  });

  it.each([
    ['a reserved source', { options: { source: 'csv-import' } }, 'source is a word'],
    ['a long external id', { externalId: 'x'.repeat(76) }, 'externalId is longer than 75'],
    ['a placeholder number', { phones: '000-000-0000' }, 'phone 1 cannot be used'],
    ['a name in the e-mail field', { emails: 'Zoë' }, 'e-mail 1 is not an address'],
  ])('create: refuses %s before anything is sent', async (_, parameters, text) => {
    const { error } = await runOpenPhone(credentialsOf(sandbox.url), {
      resource: 'contact',
      operation: 'create',
      firstName: 'Zoë',
      ...parameters,
    });
    expect(error?.message).toContain(text);
    expect(error?.message).not.toContain('Zoë');
    expect(await sandbox.requests()).toEqual([]);
  });

  it('get many: all pages, or up to the limit and no page more', async () => {
    await sandbox.seed({
      contacts: Array.from({ length: 120 }, (_, index) => ({
        id: `65b${String(index).padStart(21, '0')}`,
        externalId: `seed-${index}`,
        source: 'import',
        defaultFields: { firstName: `N${index}` },
      })),
    });
    const all = { resource: 'contact', operation: 'getAll', returnAll: true };
    const few = { resource: 'contact', operation: 'getAll', returnAll: false, limit: 60 };
    expect(
      new Set(jsonOf(await runOpenPhone(credentialsOf(sandbox.url), all)).map(({ id }) => id)).size,
    ).toBe(121);
    await sandbox.forgetRequests();
    expect(jsonOf(await runOpenPhone(credentialsOf(sandbox.url), few))).toHaveLength(60);
    expect(await sandbox.requests()).toHaveLength(2);
  });

  it.each([
    ['externalIds', 'crm-7, none', 1],
    ['sources', 'import', 2],
    ['sources', 'nobody', 0],
  ])('get many: filter %s = %s gives %i', async (filter, value, count) => {
    await sandbox.seed({
      contacts: ['a', 'b'].map((id) => ({ id, source: 'import', defaultFields: { firstName: id } })),
    });
    const parameters = {
      resource: 'contact',
      operation: 'getAll',
      returnAll: true,
      filters: { [filter]: value },
    };
    expect(jsonOf(await runOpenPhone(credentialsOf(sandbox.url), parameters))).toHaveLength(count);
  });
});
