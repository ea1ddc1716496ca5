import { DomIqApi } from '../../../credentials/DomIqApi.credentials';
import { DomIq } from '../../../nodes/DomIQ/DomIq.node';
import { openDomIq, type OpenDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { listSearch, testCredential } from '../../support/editor-calls';
import { credentialsOf } from './run-domiq';

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

  const search = (filter?: string, paginationToken?: string, key?: string) =>
    listSearch({
      node: new DomIq(),
      method: 'searchConversations',
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

  describe('with a key that is not accepted', () => {
    const type = new DomIqApi();
    beforeAll(() => domIq.settings({ acceptedKeys: ['right-key'] }));
    afterAll(() => domIq.settings({ acceptedKeys: null }));

    it('shows the error in place of an empty list', async () => {
      await expect(search()).rejects.toMatchObject({ code: 'domiq.unauthorized' });
    });

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
