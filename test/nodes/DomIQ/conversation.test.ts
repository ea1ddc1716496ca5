import { openDomIq, type OpenDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { conversation, credentialsOf, itemsOf, jsonOf, pairsOf, runDomIq } from './run-domiq';

const AT = '2026-11-02T15:00:00.000Z';
const LATER = '2026-11-02T16:00:00.000Z';
const seed = {
  contexts: ['c1', 'c2'].map((id) => ({ contact_id: id, full_name: 'Imani Okafor', updated_at: AT })),
  conversations: [
    {
      id: 'v1',
      property_id: 'harbor',
      property_name: 'Harbor Lofts',
      end_time: AT,
      contact_data: {
        first_name: 'Imani',
        last_name: 'Okafor',
        email: 'imani@example.com',
        phone: '+12025550143',
      },
    },
    { id: 'v2', property_id: 'mill', updated_at: LATER },
  ],
  messages: [
    { id: 'm1', conversation_id: 'v1', sender: 'user' as const, content: 'Two bedrooms?', sent_at: AT },
    {
      id: 'm2',
      conversation_id: 'v1',
      sender: 'assistant' as const,
      content: 'From January.',
      sent_at: LATER,
    },
  ],
};

describe('DomIQ > conversation', () => {
  let domIq: OpenDomIq;
  beforeAll(async () => {
    domIq = await openDomIq();
  });
  afterAll(() => domIq.close());
  beforeEach(async () => {
    await domIq.reset();
    await domIq.seed(seed);
  });

  const run = (operation: string, parameters: object, items = [{ json: {} }], options = {}) =>
    runDomIq(
      credentialsOf(domIq.url),
      { resource: 'conversation', operation, ...parameters },
      items,
      options,
    );

  it('get: one flat item with what was said', async () => {
    const result = await run('get', { conversationId: conversation('v1') });
    expect(result.error).toBeUndefined();
    expect(jsonOf(result)).toEqual([
      {
        id: 'v1',
        contact_id: null,
        property_id: 'harbor',
        property_name: 'Harbor Lofts',
        full_name: 'Imani Okafor',
        email: 'imani@example.com',
        phone: '+12025550143',
        message_count: 2,
        end_time: AT,
        updated_at: AT,
        messages: [
          { id: 'm1', sender: 'user', content: 'Two bedrooms?', sent_at: AT },
          { id: 'm2', sender: 'assistant', content: 'From January.', sent_at: LATER },
        ],
      },
    ]);
  });

  it('get: the raw conversation, and no request for messages that are not wanted', async () => {
    const raw = await run('get', { conversationId: conversation('v1'), simplify: false });
    expect(jsonOf(raw)).toMatchObject([
      { user_id: 'user-of-v1', contact_data: { source: 'chatbot' }, messages: [{ id: 'm1' }, { id: 'm2' }] },
    ]);
    await domIq.forgetRequests();
    const without = await run('get', { conversationId: conversation('v1'), includeMessages: false });
    expect(jsonOf(without)[0]).not.toHaveProperty('messages');
    expect(await domIq.requests()).toHaveLength(1);
  });

  it('get: all of 10,000 messages, in order', async () => {
    await domIq.seed({
      conversations: [{ id: 'long' }],
      messages: Array.from({ length: 10_000 }, (_, index) => ({
        id: `n${index}`,
        conversation_id: 'long',
        content: `${index}`,
        sent_at: new Date(Date.parse(AT) + index).toISOString(),
      })),
    });
    const [item] = jsonOf(await run('get', { conversationId: conversation('long') }));
    const contents = (item?.messages as { content: string }[]).map(({ content }) => content);
    expect(contents).toEqual(Array.from({ length: 10_000 }, (_, index) => `${index}`));
  });

  it.each(['get', 'linkContact'])('%s: says so when no conversation is chosen', async (operation) => {
    const parameters = { conversationId: conversation('={{ $json.nothing }}'), contactId: 'c1' };
    const { error } = await run(operation, parameters);
    expect(error).toMatchObject({ message: '"Conversation" is empty', context: { itemIndex: 0 } });
    expect(await domIq.requests()).toEqual([]);
  });

  it('get: one unknown among three, continue on fail', async () => {
    const items = itemsOf({ id: 'v1' }, { id: 'gone' }, { id: 'v2' });
    const parameters = { conversationId: conversation('={{ $json.id }}') };
    const result = await run('get', parameters, items as never, { continueOnFail: true });
    expect(jsonOf(result)).toMatchObject([
      { id: 'v1' },
      { id: 'gone', errorCode: 'domiq.conversation_not_found' },
      { id: 'v2' },
    ]);
    expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
  });

  it.each<[object, string[]]>([
    [{ returnAll: true }, ['v2', 'v1']],
    [{ returnAll: true, filters: { order: 'oldest_first' } }, ['v1', 'v2']],
    [{ returnAll: true, filters: { updatedSince: LATER } }, ['v2']],
    [{ returnAll: true, filters: { propertyId: 'harbor' } }, ['v1']],
    [{ returnAll: true, filters: { search: 'okafor' } }, ['v1']],
    [{ returnAll: true, filters: { contactId: 'c1' } }, []],
    [{ returnAll: true, filters: { contactId: conversation('c1') } }, []],
    [{ returnAll: true, filters: { propertyId: conversation('={{ "mill" }}') } }, ['v2']],
    [{ returnAll: true, filters: { propertyId: conversation('') } }, ['v2', 'v1']],
    [{ limit: 1 }, ['v2']],
  ])('get many: %j', async (parameters, ids) => {
    expect(jsonOf(await run('getAll', parameters)).map(({ id }) => id)).toEqual(ids);
  });

  it('get many: reads a resync oldest first, whole pages and no page more than needed', async () => {
    const conversations = Array.from({ length: 150 }, (_, index) => ({
      id: `w${index}`,
      updated_at: new Date(Date.parse(LATER) + index).toISOString(),
    }));
    await domIq.seed({ conversations });
    await domIq.forgetRequests();
    const all = await run('getAll', { returnAll: true, filters: { updatedSince: LATER } });
    expect(jsonOf(all).map(({ id }) => id)).toEqual(['v2', ...conversations.map(({ id }) => id)]);
    expect(await domIq.requests()).toHaveLength(2);
    await domIq.forgetRequests();
    expect(jsonOf(await run('getAll', { limit: 60 }))).toHaveLength(60);
    expect(await domIq.requests()).toHaveLength(1);
  });

  it('get many: pairs each conversation with the item that asked', async () => {
    const parameters = { returnAll: true, filters: { propertyId: '={{ $json.property }}' } };
    const result = await run(
      'getAll',
      parameters,
      itemsOf({ property: 'mill' }, { property: 'harbor' }) as never,
    );
    expect(jsonOf(result).map(({ id }) => id)).toEqual(['v2', 'v1']);
    expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 1 }]);
  });

  it('get many: refuses a moment that is none', async () => {
    const { error } = await run('getAll', { filters: { updatedSince: 'last week' } });
    expect(error?.message).toContain('"Updated Since" is not a date and time');
  });

  const link = (conversationId: string, contactId: string, updatedAt: string, options = {}) =>
    run(
      'linkContact',
      { conversationId: conversation(conversationId), contactId, updatedAt },
      [{ json: {} }],
      options,
    );

  it('link contact: says who it belongs to, and again changes nothing', async () => {
    const first = jsonOf(await link('v1', 'c1', AT));
    const second = jsonOf(await link('v1', 'c1', AT));
    expect(first).toMatchObject([{ action: 'linked', id: 'v1', contact_id: 'c1', contact_linked_at: AT }]);
    expect(second).toEqual(first);
  });

  it('link contact: keeps the later link', async () => {
    await link('v1', 'c1', LATER);
    expect(jsonOf(await link('v1', 'c2', AT))).toMatchObject([{ action: 'stale', contact_id: 'c1' }]);
  });

  it('link contact: is done once although the first answer was lost', async () => {
    await domIq.misbehave({ match: { method: 'PUT' }, action: 'drop_after' });
    expect(jsonOf(await link('v1', 'c1', AT))).toMatchObject([{ action: 'linked', contact_id: 'c1' }]);
  });

  it.each([
    ['v1', 'gone', 'domiq.contact_not_found', 'Send the contact first'],
    ['gone', 'c1', 'domiq.conversation_not_found', 'Check the conversation ID'],
  ])('link contact: %s to %s is %s', async (conversationId, contactId, errorCode, remedy) => {
    const result = await link(conversationId, contactId, AT, { continueOnFail: true });
    expect(jsonOf(result)).toMatchObject([
      {
        id: conversationId,
        contact_id: contactId,
        errorCode,
        errorDescription: expect.stringContaining(remedy) as string,
      },
    ]);
  });
});
