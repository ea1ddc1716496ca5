import type { INodeParameters } from 'n8n-workflow';
import { DomIq } from '../../../nodes/DomIQ/DomIq.node';
import { openDomIq, type OpenDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { checkFailures, type FailureRow } from '../../support/failure-checks';
import { conversation, credentialsOf, itemsOf, jsonOf, pairsOf, runDomIq } from './run-domiq';

const AT = '2026-11-02T15:00:00.000Z';
const KEY = 'key-of-the-tests';
const items = itemsOf(...['1', '2', '3'].map((n) => ({ contact: `c${n}`, conversation: `v${n}` })));
const contactId = '={{ $json.contact }}';
const conversationId = conversation('={{ $json.conversation }}');

const rows: FailureRow[] = [
  { key: 'contactContext.get', parameters: { contactId }, request: { path: '/context$' } },
  {
    key: 'contactContext.upsert',
    parameters: { contactId, fullName: 'Imani Okafor', phone: '+12025550143', updatedAt: AT },
    request: { method: 'PUT' },
    lostAnswer: 'repaired',
    halfAnswer: 'reported',
  },
  { key: 'conversation.get', parameters: { conversationId }, request: { path: '/messages$' } },
  { key: 'conversation.getAll', parameters: {}, request: { path: '/conversations$' } },
  {
    key: 'conversation.linkContact',
    parameters: { conversationId, contactId, updatedAt: AT },
    request: { method: 'PUT' },
    lostAnswer: 'repaired',
    halfAnswer: 'reported',
  },
  {
    key: 'preference.update',
    parameters: { contactId, updateFields: { optOut: true }, updatedAt: AT },
    request: { method: 'PATCH' },
    lostAnswer: 'repaired',
    halfAnswer: 'reported',
  },
];

describe('DomIQ, when things go wrong', () => {
  let domIq: OpenDomIq;
  beforeAll(async () => {
    domIq = await openDomIq();
  });
  afterAll(() => domIq.close());

  const restore = async () => {
    await domIq.reset();
    await domIq.seed({
      contexts: ['1', '2', '3'].map((n) => ({
        contact_id: `c${n}`,
        full_name: 'Imani',
        updated_at: '2026-11-01T15:00:00.000Z',
      })),
      conversations: ['1', '2', '3'].map((n) => ({ id: `v${n}`, contact_data: { first_name: 'Imani' } })),
    });
    await domIq.forgetRequests();
  };
  const run = (key: string, parameters: INodeParameters, given = itemsOf({}), options = {}) => {
    const [resource = '', operation = ''] = key.split('.');
    return runDomIq(credentialsOf(domIq.url), { resource, operation, ...parameters }, given, options);
  };

  checkFailures({
    node: new DomIq(),
    rows,
    items,
    codes: { unauthorized: 'domiq.unauthorized', unexpected: 'domiq.unexpected_answer' },
    secret: /Imani|2025550143|key-\d/,
    bed: () => ({
      misbehave: domIq.misbehave,
      refuseKeys: () => domIq.settings({ acceptedKeys: [KEY] }),
      requestCount: async () => (await domIq.requests()).length,
      run: ({ key, parameters }, given, options) => run(key, parameters, given, options),
      async held() {
        const { contexts, conversations } = await domIq.state();
        return [
          contexts.map(({ contact_id, full_name, phone, preferences }) => ({
            contact_id,
            full_name,
            phone,
            preferences,
          })),
          conversations.map(({ id, contact_id }) => [id, contact_id]),
        ];
      },
      restore,
    }),
  });

  it.each(rows)('$key: is repeated after a bad gateway with an HTML page', async ({ key, parameters }) => {
    await domIq.misbehave({ action: 'html', status: 502 });
    expect((await run(key, parameters, items)).error).toBeUndefined();
  });

  it.each(rows)('$key: a wrong base URL is named as such', async ({ key, parameters }) => {
    const [resource = '', operation = ''] = key.split('.');
    const credentials = credentialsOf(`${domIq.url}/elsewhere`);
    const { error } = await runDomIq(credentials, { resource, operation, ...parameters }, items);
    expect(error).toMatchObject({
      httpCode: '404',
      description: expect.stringContaining('Check the base URL') as string,
    });
  });

  it('takes a base URL with a slash at its end', async () => {
    const parameters = { resource: 'conversation', operation: 'getAll' };
    expect((await runDomIq(credentialsOf(`${domIq.url}/ `), parameters)).error).toBeUndefined();
  });

  it('says that the key is entered without "Bearer"', async () => {
    await domIq.settings({ acceptedKeys: [KEY] });
    const { error } = await run('conversation.getAll', {});
    expect(error).toMatchObject({ description: expect.stringContaining('without "Bearer"') as string });
  });

  it('goes on past an unknown contact among three, each paired with its own', async () => {
    const given = itemsOf({ id: 'c1' }, { id: 'gone' }, { id: 'c2' });
    const result = await run('contactContext.get', { contactId: '={{ $json.id }}' }, given, {
      continueOnFail: true,
    });
    expect(jsonOf(result)).toMatchObject([
      { contact_id: 'c1' },
      { contact_id: 'gone', errorCode: 'domiq.contact_not_found' },
      { contact_id: 'c2' },
    ]);
    expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
  });

  it('stops at the first failure without "continue", and says which item', async () => {
    const given = itemsOf({ id: 'c1' }, { id: 'gone' });
    const { error } = await run('contactContext.get', { contactId: '={{ $json.id }}' }, given);
    expect(error).toMatchObject({
      message: expect.stringContaining('does not know the contact') as string,
      context: { itemIndex: 1 },
      httpCode: '404',
    });
  });

  it('hands on what DomIQ says about a refused field', async () => {
    const parameters = { contactId: 'c1', fullName: 'Imani', updatedAt: '2999-01-01T00:00:00Z' };
    const { error } = await run('contactContext.upsert', parameters);
    expect(error?.message).toContain('/updated_at Expected a moment that has passed');
  });

  it('lists ten thousand conversations, each once', async () => {
    await domIq.seed({
      conversations: Array.from({ length: 10_000 }, (_, index) => ({
        id: `w${index}`,
        updated_at: new Date(Date.parse(AT) + index).toISOString(),
      })),
    });
    const result = await run('conversation.getAll', { returnAll: true }, itemsOf({}), { timeoutMs: 60_000 });
    const ids = new Set(jsonOf(result).map(({ id }) => id));
    expect([jsonOf(result).length, ids.size]).toEqual([10_003, 10_003]);
  }, 90_000);
});
