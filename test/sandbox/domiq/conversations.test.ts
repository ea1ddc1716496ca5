import type { Conversation, Message } from '../../../sandbox/domiq/documents';
import { openDomIq, type OpenDomIq, type Refused } from './domiq-sandbox';

interface Page<T> {
  readonly data: T[];
  readonly next_cursor: string | null;
}

const at = (minute: number) => `2026-11-02T15:${String(minute).padStart(2, '0')}:00.000Z`;
const conversations = [0, 1, 2, 3, 4].map((index) => ({
  id: `v${index}`,
  property_id: index % 2 === 0 ? 'harbor' : 'mill',
  property_name: index % 2 === 0 ? 'Harbor Lofts' : 'Mill House',
  start_time: at(index),
  updated_at: at(10 + index),
  contact_data: index === 3 ? { first_name: 'Xochitl', last_name: 'Reyes', phone: '+12025550143' } : null,
}));

describe('conversations', () => {
  let domIq: OpenDomIq;
  let clock: number;
  beforeEach(async () => {
    clock = Date.parse(at(30));
    domIq = await openDomIq({ now: () => clock });
    await domIq.seed({
      conversations,
      contexts: [{ contact_id: 'c1', full_name: 'Xochitl Reyes', updated_at: at(1) }],
    });
  });
  afterEach(() => domIq.close());

  const list = async (query = '') =>
    (await domIq.call<Page<Conversation>>('GET', `/conversations${query}`)).body;
  const link = <B = Conversation>(id: string, contactId: string, updatedAt: string) =>
    domIq.call<B>('PUT', `/conversations/${id}/contact`, {
      body: { contact_id: contactId, updated_at: updatedAt },
    });

  it.each([
    ['', 'v0 v1 v2 v3 v4', 'oldest change first'],
    ['?order=newest_first', 'v4 v3 v2 v1 v0', 'or the other way round'],
    ['?property_id=mill', 'v1 v3', 'of one property'],
    [`?updated_since=${at(13)}`, 'v3 v4', 'from a moment on'],
    ['?search=xochitl%20rey', 'v3', 'by name, whatever its case'],
    ['?search=5550143', 'v3', 'by part of a number'],
    ['?search=mill', 'v1 v3', 'by the name of the property'],
    ['?contact_id=c1', '', 'of a contact that none is linked to'],
  ])('%s lists %s: %s', async (query, ids) => {
    expect((await list(query)).data.map(({ id }) => id).join(' ')).toBe(ids);
  });

  it('come page by page, and one that changes meanwhile comes again at the end', async () => {
    const first = await list('?limit=2');
    clock = Date.parse(at(40));
    await domIq.control('POST', 'say', { conversation_id: 'v0', content: 'And parking?' });
    const second = await list(`?limit=2&cursor=${first.next_cursor}`);
    const third = await list(`?limit=2&cursor=${second.next_cursor}`);
    const ids = [first, second, third].map(({ data }) => data.map(({ id }) => id).join(' '));
    expect(ids).toEqual(['v0 v1', 'v2 v3', 'v4 v0']);
    expect(third.next_cursor).toBeNull();
  });

  it.each(['?property_id=mill', '/v0/messages'])('refuse the cursor of another list: %s', async (other) => {
    const { next_cursor: cursor } = await list('?limit=1');
    const path = `/conversations${other}${other.includes('?') ? '&' : '?'}cursor=${cursor}`;
    expect((await domIq.call('GET', path)).body.error.code).toBe('invalid_cursor');
  });

  it('refuse a cursor after an hour', async () => {
    const { next_cursor: cursor } = await list('?limit=1');
    clock += 3_600_001;
    expect((await domIq.call('GET', `/conversations?cursor=${cursor}`)).body.error.code).toBe(
      'invalid_cursor',
    );
  });

  it('are linked to a contact, and found by it', async () => {
    const { body } = await link('v3', 'c1', at(20));
    expect(body).toMatchObject({ contact_id: 'c1', contact_linked_at: at(20), updated_at: at(30) });
    expect((await list('?contact_id=c1')).data).toHaveLength(1);
  });

  it('do not change when they are linked once more', async () => {
    const first = await link('v3', 'c1', at(20));
    clock += 60_000;
    expect((await link('v3', 'c1', at(20))).body).toEqual(first.body);
  });

  it('keep the later link', async () => {
    await domIq.seed({ contexts: [{ contact_id: 'c2', full_name: 'X. Reyes', updated_at: at(1) }] });
    await link('v3', 'c1', at(20));
    const late = await link<Refused>('v3', 'c2', at(19));
    expect([late.status, late.body.current]).toMatchObject([409, { contact_id: 'c1' }]);
    expect((await link('v3', 'c2', at(21))).body.contact_id).toBe('c2');
  });

  it('list their messages in order, all of 450', async () => {
    const messages = Array.from({ length: 450 }, (_, index) => ({
      id: `m${index}`,
      conversation_id: 'v1',
      content: `${index}`,
      sent_at: at(5),
    }));
    await domIq.seed({ messages });
    const contents: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/conversations/v1/messages?limit=200${cursor && `&cursor=${cursor}`}`;
      const { body } = await domIq.call<Page<Message>>('GET', path);
      contents.push(...body.data.map(({ content }) => content));
      cursor = body.next_cursor;
    }
    expect(contents).toEqual(messages.map(({ content }) => content));
  });
});

describe('what goes wrong on request', () => {
  let domIq: OpenDomIq;
  beforeEach(async () => {
    domIq = await openDomIq();
  });
  afterEach(() => domIq.close());

  it.each([
    ['html', undefined, 200, '<html>'],
    ['html', 502, 502, '<html>'],
    ['empty', undefined, 200, ''],
    ['malformed', undefined, 200, '{"data":'],
  ] as const)('%s with status %s answers %i', async (action, status, answered, beginning) => {
    await domIq.misbehave({ action, ...(status && { status }) });
    const answer = await domIq.call('GET', '/me');
    expect([answer.status, answer.text.startsWith(beginning)]).toEqual([answered, true]);
    expect((await domIq.call('GET', '/me')).status).toBe(200);
  });

  it('refuses a rule that answers a success as an error', async () => {
    await expect(domIq.misbehave({ action: 'status', status: 200 })).rejects.toThrow(/400/);
  });

  it('lets in the given keys only, as Bearer', async () => {
    await domIq.settings({ acceptedKeys: ['right'] });
    const statuses = await Promise.all(
      ['right', 'wrong', null].map(async (key) => (await domIq.call('GET', '/me', { key })).status),
    );
    const bare = await domIq.call('GET', '/me', { key: null, headers: { authorization: 'right' } });
    expect([...statuses, bare.status]).toEqual([200, 401, 401, 401]);
  });
});
