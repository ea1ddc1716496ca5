import type { DomIqClient } from '../../../clients/domiq';
import { openDomIq, type OpenDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { clientOn } from './exchange';

const AT = '2026-11-02T15:00:00.000Z';
const EARLIER = '2026-11-02T14:00:00.000Z';

describe('DomIqClient over HTTP', () => {
  let domIq: OpenDomIq;
  let client: DomIqClient;
  beforeAll(async () => {
    domIq = await openDomIq();
  });
  afterAll(() => domIq.close());
  beforeEach(async () => {
    await domIq.reset();
    client = clientOn(domIq.url);
    await domIq.seed({
      contexts: [{ contact_id: 'c1', full_name: 'Imani Okafor', updated_at: AT }],
      conversations: [{ id: 'v1' }],
      messages: [{ id: 'm1', conversation_id: 'v1', sender: 'assistant', content: 'Hello', sent_at: AT }],
    });
  });

  /** Everything the client can ask for, each as one call. */
  const calls: [string, (client: DomIqClient) => Promise<unknown>][] = [
    ['me', (one) => one.me()],
    ['contactContext', (one) => one.contactContext('c1')],
    ['putContactContext', (one) => one.putContactContext('c1', { status: 'resident', updated_at: AT })],
    ['updatePreferences', (one) => one.updatePreferences('c1', { opt_out: true, updated_at: AT })],
    ['conversations', (one) => one.conversations().next()],
    ['conversation', (one) => one.conversation('v1')],
    ['messages', (one) => one.messages('v1').next()],
    ['linkContact', (one) => one.linkContact('v1', 'c1', AT)],
  ];

  it.each(calls)('%s gets an answer that it can read', async (_, call) => {
    await expect(call(client)).resolves.toBeDefined();
  });

  it.each(calls)('%s with a wrong key is unauthorized', async (_, call) => {
    await domIq.settings({ acceptedKeys: ['right'] });
    await expect(call(client)).rejects.toMatchObject({ code: 'domiq.unauthorized' });
  });

  it.each(calls)('%s outlasts a storm of 429', async (_, call) => {
    await domIq.settings({ retryAfterSeconds: 0 });
    await domIq.misbehave({ action: 'status', status: 429, times: 12 });
    await expect(call(client)).resolves.toBeDefined();
  });

  it.each(calls)(
    '%s is repeated after a bad gateway, a cut line and one that was cut too late',
    async (_, call) => {
      await domIq.misbehave({ action: 'html', status: 502 });
      await domIq.misbehave({ action: 'drop_before' });
      await domIq.misbehave({ action: 'drop_after' });
      await expect(call(client)).resolves.toBeDefined();
      expect(await domIq.requests()).toHaveLength(4);
    },
  );

  it.each(
    calls.flatMap(([name, call]) =>
      (['html', 'empty', 'malformed'] as const).map((action) => [name, action, call] as const),
    ),
  )('%s takes no %s answer for success', async (_, action, call) => {
    await domIq.misbehave({ action });
    await expect(call(client)).rejects.toMatchObject({ code: 'domiq.unexpected_answer' });
  });

  it('writes once although the answer came too late', async () => {
    await domIq.misbehave({ match: { method: 'PUT' }, action: 'delay', ms: 400 });
    const hasty = clientOn(domIq.url, { timeoutMs: 150 });
    const { current } = await hasty.putContactContext('c2', { full_name: 'Zoë Brandt', updated_at: AT });
    expect(current.full_name).toBe('Zoë Brandt');
    expect((await domIq.state()).contexts.map(({ contact_id: id }) => id)).toEqual(['c1', 'c2']);
  });

  it('changes preferences once although the first answer was lost', async () => {
    await domIq.misbehave({ match: { method: 'PATCH' }, action: 'drop_after' });
    const { outcome, current } = await client.updatePreferences('c1', {
      phone_opt_out: true,
      updated_at: AT,
    });
    expect([outcome, current.phone_opt_out]).toEqual(['updated', true]);
  });

  it('tells created, updated and stale apart', async () => {
    const first = await client.putContactContext('c9', { full_name: 'Ann', updated_at: AT });
    const second = await client.putContactContext('c9', { status: 'resident', updated_at: AT });
    const late = await client.putContactContext('c9', { status: 'new', updated_at: EARLIER });
    expect([first.outcome, second.outcome, late.outcome]).toEqual(['created', 'updated', 'stale']);
    expect(late.current).toMatchObject({ full_name: 'Ann', status: 'resident' });
  });

  it('tells a stale link and stale preferences with what is there', async () => {
    await client.linkContact('v1', 'c1', AT);
    await client.updatePreferences('c1', { opt_out: true, updated_at: AT });
    expect(await client.linkContact('v1', 'c1', EARLIER)).toMatchObject({
      outcome: 'stale',
      current: { contact_id: 'c1' },
    });
    expect(await client.updatePreferences('c1', { opt_out: false, updated_at: EARLIER })).toMatchObject({
      outcome: 'stale',
      current: { opt_out: true },
    });
  });

  it('tells an unknown contact from an unknown conversation', async () => {
    await expect(client.linkContact('v1', 'gone', AT)).rejects.toMatchObject({
      code: 'domiq.contact_not_found',
    });
    await expect(client.linkContact('gone', 'c1', AT)).rejects.toMatchObject({
      code: 'domiq.conversation_not_found',
    });
  });

  it('says so when the base URL leads somewhere else', async () => {
    const { port } = new URL(domIq.url);
    await domIq.misbehave({ action: 'html', status: 404 });
    await expect(client.me()).rejects.toMatchObject({ code: 'domiq.unknown_address' });
    await expect(clientOn(`http://127.0.0.1:${port}/elsewhere`).me()).rejects.toMatchObject({
      code: 'domiq.unknown_address',
    });
  });

  it('reads 10,000 messages in their order', async () => {
    const messages = Array.from({ length: 10_000 }, (_, index) => ({
      id: `n${index}`,
      conversation_id: 'v1',
      content: `${index}`,
      sent_at: new Date(Date.parse(AT) + index + 1).toISOString(),
    }));
    await domIq.seed({ messages });
    const contents: string[] = [];
    for await (const page of clientOn(domIq.url).messages('v1'))
      contents.push(...page.map(({ content }) => content));
    expect(contents).toEqual(['Hello', ...messages.map(({ content }) => content)]);
  });
});
