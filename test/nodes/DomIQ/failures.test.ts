import type { INodeParameters } from 'n8n-workflow';
import { openDomIq, type OpenDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { conversation, credentialsOf, itemsOf, jsonOf, pairsOf, runDomIq } from './run-domiq';

const AT = '2026-11-02T15:00:00.000Z';
const operations: [string, INodeParameters][] = [
  ['contactContext.get', { contactId: 'c1' }],
  [
    'contactContext.upsert',
    { contactId: 'c1', fullName: 'Imani Okafor', phone: '+12025550143', updatedAt: AT },
  ],
  ['conversation.get', { conversationId: conversation('v1') }],
  ['conversation.getAll', {}],
  ['conversation.linkContact', { conversationId: conversation('v1'), contactId: 'c1', updatedAt: AT }],
  ['preference.update', { contactId: 'c1', updateFields: { optOut: true }, updatedAt: AT }],
];

describe('DomIQ, when things go wrong', () => {
  let domIq: OpenDomIq;
  beforeAll(async () => {
    domIq = await openDomIq();
  });
  afterAll(() => domIq.close());
  beforeEach(async () => {
    await domIq.reset();
    await domIq.seed({
      contexts: [{ contact_id: 'c1', full_name: 'Imani Okafor', updated_at: AT }],
      conversations: [{ id: 'v1' }],
    });
  });

  const run = (
    name: string,
    parameters: INodeParameters,
    options = {},
    items = itemsOf({}),
    key?: string,
  ) => {
    const [resource = '', operation = ''] = name.split('.');
    return runDomIq(credentialsOf(domIq.url, key), { resource, operation, ...parameters }, items, options);
  };

  it.each(operations)('%s: a wrong key ends the batch, and is shown nowhere', async (name, parameters) => {
    await domIq.settings({ acceptedKeys: ['right'] });
    const options = { continueOnFail: true };
    const result = await run(name, parameters, options, itemsOf({}, {}, {}), 'a-wrong-key');
    expect(jsonOf(result)).toMatchObject(
      [0, 1, 2].map(() => ({
        errorCode: 'domiq.unauthorized',
        errorDescription: expect.stringContaining('without "Bearer"') as string,
      })),
    );
    expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
    expect(JSON.stringify(result.run)).not.toContain('a-wrong-key');
    expect(await domIq.requests()).toHaveLength(1);
  });

  it.each(operations)('%s: outlasts a storm of 429', async (name, parameters) => {
    await domIq.settings({ retryAfterSeconds: 0 });
    await domIq.misbehave({ action: 'status', status: 429, times: 8 });
    const { error } = await run(name, parameters);
    expect(error).toBeUndefined();
  });

  it.each(operations)('%s: is repeated after a bad gateway with an HTML page', async (name, parameters) => {
    await domIq.misbehave({ action: 'html', status: 502 });
    expect((await run(name, parameters)).error).toBeUndefined();
  });

  it.each(
    operations.flatMap(([name, parameters]) =>
      ['html', 'empty', 'malformed'].map((kind) => [name, kind, parameters] as const),
    ),
  )('%s: takes no %s answer for success', async (name, kind, parameters) => {
    await domIq.misbehave({ action: kind as 'html' });
    const { error } = await run(name, parameters);
    expect(error).toMatchObject({
      message: expect.stringContaining('not of the documented shape') as string,
      description: expect.stringContaining('Check the base URL') as string,
    });
    const { message, description } = error as Error & { description: string };
    expect(`${message} ${description}`).not.toMatch(/Imani|2025550143/);
  });

  it.each(operations)('%s: a wrong base URL is named as such', async (name, parameters) => {
    const [resource = '', operation = ''] = name.split('.');
    const credentials = credentialsOf(`${domIq.url}/elsewhere`);
    const { error } = await runDomIq(credentials, { resource, operation, ...parameters });
    expect(error).toMatchObject({
      httpCode: '404',
      description: expect.stringContaining('Check the base URL') as string,
    });
  });

  it('takes a base URL with a slash at its end', async () => {
    const parameters = { resource: 'conversation', operation: 'getAll' };
    expect((await runDomIq(credentialsOf(`${domIq.url}/ `), parameters)).error).toBeUndefined();
  });

  it('stops at the first failure without "continue", and says which item', async () => {
    const { error } = await run(
      'contactContext.get',
      { contactId: '={{ $json.id }}' },
      {},
      itemsOf({ id: 'c1' }, { id: 'gone' }),
    );
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
});
