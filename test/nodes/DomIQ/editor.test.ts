import { DomIqApi } from '../../../credentials/DomIqApi.credentials';
import { DomIq } from '../../../nodes/DomIQ/DomIq.node';
import { openDomIq, type OpenDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { listSearch, testCredential } from '../../support/editor-calls';
import { credentialsOf } from './run-domiq';

const AT = '2026-11-02T15:00:00.000Z';
const conversations = Array.from({ length: 120 }, (_, index) => ({
  id: `v${index}`,
  property_name: 'Harbor Lofts',
  start_time: '2026-11-02T15:00:00.000Z',
  updated_at: new Date(Date.parse('2026-11-02T15:00:00.000Z') + index).toISOString(),
  contact_data: index === 3 ? { first_name: 'Xochitl', last_name: 'Reyes' } : null,
}));

describe('what the editor shows of DomIQ', () => {
  let domIq: OpenDomIq;
  beforeAll(async () => {
    domIq = await openDomIq();
    await domIq.seed({ conversations });
  });
  afterAll(() => domIq.close());

  const search = (filter?: string, paginationToken?: string, key?: string, method = 'searchConversations') =>
    listSearch({
      node: new DomIq(),
      method,
      credentials: credentialsOf(domIq.url, key),
      filter,
      paginationToken,
    });

  it('lists conversations a page at a time, latest first', async () => {
    const first = await search();
    const second = await search(undefined, String(first.paginationToken));
    const third = await search(undefined, String(second.paginationToken));
    expect(first.results[0]).toEqual({ name: 'Unknown visitor, Harbor Lofts (2026-11-02)', value: 'v119' });
    expect([first, second, third].map(({ results }) => results.length)).toEqual([50, 50, 20]);
    expect(third.paginationToken).toBeUndefined();
  });

  it('finds one by the name of the visitor', async () => {
    expect((await search(' reyes ')).results).toEqual([
      { name: 'Xochitl Reyes, Harbor Lofts (2026-11-02)', value: 'v3' },
    ]);
  });

  describe('of contacts and properties, which DomIQ names in conversations only', () => {
    let linked: OpenDomIq;
    beforeAll(async () => {
      linked = await openDomIq();
      await linked.seed({
        contexts: ['c1', 'c2'].map((id) => ({ contact_id: id, full_name: 'A', updated_at: AT })),
        conversations: Array.from({ length: 250 }, (_, index) => ({
          id: `w${index}`,
          contact_id: { 3: 'c1', 4: 'c2', 5: 'c2' }[index] ?? null,
          property_id: index % 2 === 0 ? 'harbor' : null,
          property_name: 'Harbor Lofts',
          updated_at: new Date(Date.parse(AT) + index).toISOString(),
          contact_data: index === 3 ? { first_name: 'Xochitl', last_name: 'Reyes' } : null,
        })),
      });
    });
    afterAll(() => linked.close());

    const list = (method: string, filter?: string) =>
      listSearch({ node: new DomIq(), method, credentials: credentialsOf(linked.url), filter });

    it('lists each linked contact once, and reads on until there is one', async () => {
      expect(await list('searchContacts')).toEqual({
        results: [
          { name: 'Unknown visitor (c2)', value: 'c2' },
          { name: 'Xochitl Reyes (c1)', value: 'c1' },
        ],
        paginationToken: undefined,
      });
      expect(await linked.requests()).toHaveLength(3);
    });

    it('finds a contact by the name of the visitor', async () => {
      expect((await list('searchContacts', 'reyes')).results).toMatchObject([{ value: 'c1' }]);
    });

    it('lists each property once a page', async () => {
      const { results, paginationToken } = await list('searchProperties');
      expect(results).toEqual([{ name: 'Harbor Lofts', value: 'harbor' }]);
      expect(paginationToken).toEqual(expect.any(String));
    });
  });

  describe('with a key that is not accepted', () => {
    const type = new DomIqApi();
    beforeAll(() => domIq.settings({ acceptedKeys: ['right-key'] }));
    afterAll(() => domIq.settings({ acceptedKeys: null }));

    it.each(['searchConversations', 'searchContacts', 'searchProperties'])(
      '%s shows the error in place of an empty list',
      async (method) => {
        await expect(search(undefined, undefined, undefined, method)).rejects.toMatchObject({
          code: 'domiq.unauthorized',
        });
      },
    );

    it.each([
      ['right-key', '', true, 'Connection successful'],
      ['right-key', '/ ', true, 'Connection successful'],
      ['Bearer right-key', '', false, 'without "Bearer"'],
      ['right-key', '/elsewhere', false, 'base URL'],
    ])('tests the credential %s with "%s" behind the address', async (apiKey, path, ok, message) => {
      const result = await testCredential({ data: { apiKey, baseUrl: `${domIq.url}${path}` }, type });
      expect(result).toEqual({ ok, message: expect.stringContaining(message) as string });
    });

    it.each([429, 500, 502, 503])('tests the credential while DomIQ answers %i', async (status) => {
      await domIq.misbehave({ action: 'status', status });
      const data = { apiKey: 'right-key', baseUrl: domIq.url };
      const { ok, message } = await testCredential({ data, type });
      expect([ok, message]).toEqual([false, expect.stringMatching(/Wait|Try it again|itself does not/)]);
    });
  });
});
