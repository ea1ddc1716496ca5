import { OpenPhoneApi } from '../../../credentials/OpenPhoneApi.credentials';
import { OpenPhone } from '../../../nodes/OpenPhone/OpenPhone.node';
import { openSandbox } from '../../clients/openphone/sandbox';
import type { OpenSandbox } from '../../clients/openphone/sandbox';
import { listSearch, mapperFields, testCredential } from '../../support/editor-calls';
import { credentialsOf } from './run-open-phone';

const contact = (index: number, firstName: string) => ({
  id: `65c${String(index).padStart(21, '0')}`,
  source: 'import',
  externalId: `crm-${index}`,
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
  defaultFields: { firstName, phoneNumbers: [{ value: `+1512555${String(1000 + index)}` }] },
});

describe('OpenPhone in the editor', () => {
  let sandbox: OpenSandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
    await sandbox.seed({
      phoneNumbers: [{ id: 'PNleasing01', number: '+15125550100', name: 'Leasing' }],
      customFields: [
        { key: 'unit', name: 'Unit', type: 'string' },
        { key: 'tags', name: 'Tags', type: 'multi-select' },
        { key: 'moved', name: 'Moved In', type: 'date' },
      ],
      contacts: Array.from({ length: 130 }, (_, index) => contact(index, index === 3 ? 'Xochitl' : 'Sam')),
    });
  });
  afterAll(() => sandbox.close());
  const search = (method: string, filter?: string, paginationToken?: string) =>
    listSearch({
      node: new OpenPhone(),
      method,
      credentials: credentialsOf(sandbox.url),
      filter,
      paginationToken,
    });

  it('lists contacts page by page, to the last one', async () => {
    const first = await search('searchContacts');
    const second = await search('searchContacts', undefined, first.paginationToken as string);
    const third = await search('searchContacts', undefined, second.paginationToken as string);
    expect([first, second, third].map(({ results }) => results.length)).toEqual([50, 50, 30]);
    expect(third.paginationToken).toBeUndefined();
    expect(first.results[0]).toEqual({ name: 'Sam (+15125551129)', value: contact(129, '').id });
  });

  it.each([
    ['xochitl', 'a name, on the third page'],
    ['(512) 555-1003', 'a number, however it is written'],
    ['crm-3', 'the external id'],
  ])('finds a contact by %s: %s', async (filter) => {
    const { results } = await search('searchContacts', filter);
    expect(results).toContainEqual({ name: 'Xochitl (+15125551003)', value: contact(3, '').id });
  });

  it('lists the numbers of the workspace', async () => {
    expect((await search('searchPhoneNumbers', '555-0100')).results).toEqual([
      { name: 'Leasing (512) 555-0100', value: 'PNleasing01' },
    ]);
    expect((await search('searchPhoneNumbers', 'nothing')).results).toEqual([]);
  });

  it('offers the custom fields with their types', async () => {
    const { fields } = await mapperFields({
      node: new OpenPhone(),
      method: 'customFields',
      credentials: credentialsOf(sandbox.url),
    });
    expect(fields.map(({ id, displayName, type }) => [id, displayName, type])).toEqual([
      ['unit', 'Unit', 'string'],
      ['tags', 'Tags', 'array'],
      ['moved', 'Moved In', 'dateTime'],
    ]);
  });

  describe('with a key that is not accepted', () => {
    const type = new OpenPhoneApi();
    beforeAll(() => sandbox.settings({ acceptedKeys: ['right-key'] }));
    afterAll(() => sandbox.settings({ acceptedKeys: null as unknown as string[] }));

    it('shows the error in place of an empty list', async () => {
      await expect(search('searchContacts')).rejects.toMatchObject({ code: 'openphone.unauthorized' });
    });

    it.each([
      ['right-key', '', { ok: true, message: 'Connection successful' }],
      ['right-key', '/', { ok: true, message: 'Connection successful' }],
      ['right-key', '/v1/', { ok: true, message: 'Connection successful' }],
      ['Bearer right-key', '', { ok: false, message: expect.stringContaining('without "Bearer"') as string }],
      ['right-key', '/elsewhere', { ok: false, message: expect.stringContaining('base URL') as string }],
    ])('tests the credential %s with %s behind the address', async (apiKey, path, outcome) => {
      expect(await testCredential({ data: { apiKey, baseUrl: `${sandbox.url}${path}` }, type })).toEqual(
        outcome,
      );
    });
  });
});
