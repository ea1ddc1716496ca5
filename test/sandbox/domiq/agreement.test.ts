import { apiRoutes } from '../../../sandbox/domiq';
import { contactLink, contextWrite, preferencesChange } from '../../../sandbox/domiq/body-schemas';
import { findIssues } from '../../../sandbox/server/json-schema';
import { openDomIq, type OpenDomIq } from './domiq-sandbox';
import { resolve } from './json-schema';
import { describedAnswer, document, isPromised, isSchema, operations } from './openapi-document';

const AT = '2026-11-02T15:00:00.000Z';
const LATER = '2026-11-02T16:00:00.000Z';
const EARLIER = '2026-11-02T14:00:00.000Z';
const key = (value: string) => ({ 'idempotency-key': value });
const contact = {
  contact_id: 'c1',
  full_name: 'Imani Okafor',
  updated_at: AT,
  preferences: { opt_out: false },
};
const seed = {
  contexts: [contact],
  conversations: [
    {
      id: 'v1',
      property_id: 'p1',
      contact_id: 'c1',
      contact_linked_at: AT,
      contact_data: { first_name: 'Imani', email: 'imani@example.com' },
    },
    { id: 'v2' },
  ],
  messages: [{ id: 'm1', conversation_id: 'v1', content: 'Hello', sent_at: AT }],
};

/** route, request, and the status it must end in */
const ANSWERS: [
  string,
  string,
  string,
  { body?: unknown; headers?: Record<string, string>; key?: null },
  number,
][] = [
  ['GET', '/me', '/me', {}, 200],
  ['GET', '/me', '/me', { key: null }, 401],
  ['GET', '/contacts/{contact_id}/context', '/contacts/c1/context', {}, 200],
  ['GET', '/contacts/{contact_id}/context', '/contacts/gone/context', {}, 404],
  [
    'PUT',
    '/contacts/{contact_id}/context',
    '/contacts/c2/context',
    { body: { full_name: 'Zoë', updated_at: AT } },
    201,
  ],
  [
    'PUT',
    '/contacts/{contact_id}/context',
    '/contacts/c1/context',
    { body: { status: 'resident', updated_at: LATER } },
    200,
  ],
  [
    'PUT',
    '/contacts/{contact_id}/context',
    '/contacts/c1/context',
    { body: { status: 'x', updated_at: EARLIER } },
    409,
  ],
  [
    'PUT',
    '/contacts/{contact_id}/context',
    '/contacts/c1/context',
    { body: { email: 'no', updated_at: LATER } },
    400,
  ],
  [
    'PUT',
    '/contacts/{contact_id}/context',
    '/contacts/c1/context',
    { body: `"${'x'.repeat(1024 * 1024)}"` },
    413,
  ],
  [
    'PATCH',
    '/contacts/{contact_id}/preferences',
    '/contacts/c1/preferences',
    { body: { opt_out: true, updated_at: LATER }, headers: key('a') },
    200,
  ],
  [
    'PATCH',
    '/contacts/{contact_id}/preferences',
    '/contacts/c1/preferences',
    { body: { opt_out: true, updated_at: LATER } },
    400,
  ],
  [
    'PATCH',
    '/contacts/{contact_id}/preferences',
    '/contacts/c1/preferences',
    { body: { opt_out: true, updated_at: EARLIER }, headers: key('b') },
    409,
  ],
  [
    'PATCH',
    '/contacts/{contact_id}/preferences',
    '/contacts/gone/preferences',
    { body: { opt_out: true, updated_at: AT }, headers: key('c') },
    404,
  ],
  ['GET', '/conversations', '/conversations?limit=1', {}, 200],
  ['GET', '/conversations', '/conversations?limit=0&order=x', {}, 400],
  ['GET', '/conversations', '/conversations?cursor=mine', {}, 400],
  ['GET', '/conversations/{conversation_id}', '/conversations/v1', {}, 200],
  ['GET', '/conversations/{conversation_id}', '/conversations/gone', {}, 404],
  ['GET', '/conversations/{conversation_id}/messages', '/conversations/v1/messages', {}, 200],
  ['GET', '/conversations/{conversation_id}/messages', '/conversations/gone/messages', {}, 404],
  [
    'PUT',
    '/conversations/{conversation_id}/contact',
    '/conversations/v2/contact',
    { body: { contact_id: 'c1', updated_at: AT } },
    200,
  ],
  [
    'PUT',
    '/conversations/{conversation_id}/contact',
    '/conversations/v2/contact',
    { body: { contact_id: 'gone', updated_at: AT } },
    404,
  ],
  [
    'PUT',
    '/conversations/{conversation_id}/contact',
    '/conversations/v1/contact',
    { body: { contact_id: 'c1', updated_at: EARLIER } },
    409,
  ],
];

describe('the sandbox and docs/domiq.openapi.yaml', () => {
  let domIq: OpenDomIq;
  beforeEach(async () => {
    domIq = await openDomIq();
    await domIq.seed(seed);
  });
  afterEach(() => domIq.close());

  it('have the same paths and methods', () => {
    const named = (list: readonly { method: string; path: string }[]) =>
      list.map(({ method, path }) => `${method} ${path}`).sort();
    expect(named(apiRoutes)).toEqual(named(operations));
    expect(operations.length).toBeGreaterThan(7);
  });

  const answers = ANSWERS.map(([method, route, path, options, status]) => ({
    method,
    route,
    path,
    options,
    status,
  }));
  it.each(answers)(
    '$method $path answers $status as promised',
    async ({ method, route, path, options, status }) => {
      const answer = await domIq.call<unknown>(method, path, options);
      expect(answer.status).toBe(status);
      expect(isPromised(method, route, answer.status, answer.body)).toBe(true);
    },
  );

  it('try every operation of the document', () => {
    const tried = new Set(ANSWERS.map(([method, route]) => `${method} ${route}`));
    expect(
      operations.map(({ method, path }) => `${method} ${path}`).filter((one) => !tried.has(one)),
    ).toEqual([]);
  });

  it.each([429, 500, 503])('answer %i in the same shape everywhere', async (status) => {
    await domIq.misbehave({ action: 'status', status, times: operations.length });
    for (const { method, path } of operations) {
      const answer = await domIq.call<unknown>(method, path.replace(/\{.*?\}/g, 'x'));
      expect([answer.status, isPromised(method, path, status, answer.body)]).toEqual([status, true]);
    }
  });

  it('say with a 429 how long to wait', async () => {
    await domIq.settings({ rateLimitPerSecond: 1, retryAfterSeconds: 3 });
    await domIq.call('GET', '/me');
    const { status, headers } = await domIq.call('GET', '/me');
    expect([status, headers.get('retry-after')]).toEqual([429, '3']);
    expect(describedAnswer('GET', '/me', 429).headers).toMatchObject({ 'Retry-After': { required: true } });
  });

  const write = { full_name: 'Imani', updated_at: AT };
  it.each<[string, typeof contextWrite, unknown, boolean]>([
    ['ContactContextWrite', contextWrite, write, true],
    [
      'ContactContextWrite',
      contextWrite,
      { ...write, email: null, phone: null, enrichment_data: { a: [1] } },
      true,
    ],
    ['ContactContextWrite', contextWrite, { full_name: 'Imani' }, false],
    ['ContactContextWrite', contextWrite, { ...write, full_name: '' }, false],
    ['ContactContextWrite', contextWrite, { ...write, full_name: null }, false],
    ['ContactContextWrite', contextWrite, { ...write, email: 'imani' }, false],
    ['ContactContextWrite', contextWrite, { ...write, phone: '512-555-0142' }, false],
    ['ContactContextWrite', contextWrite, { ...write, lead_score: 101 }, false],
    ['ContactContextWrite', contextWrite, { ...write, notes: 'x'.repeat(10_001) }, false],
    ['ContactContextWrite', contextWrite, { ...write, enrichment_data: [] }, false],
    ['ContactContextWrite', contextWrite, { ...write, updated_at: 'yesterday' }, false],
    ['ContactContextWrite', contextWrite, { ...write, budget: 1 }, false],
    ['ContactContextWrite', contextWrite, { ...write, preferences: { communication_method: 'fax' } }, false],
    ['ContactContextWrite', contextWrite, { ...write, preferences: { opt_out: 'yes' } }, false],
    ['PreferencesChange', preferencesChange, { communication_method: null, updated_at: AT }, true],
    ['PreferencesChange', preferencesChange, { opt_out: null, updated_at: AT }, false],
    ['PreferencesChange', preferencesChange, { contact_frequency: 'hourly', updated_at: AT }, false],
    ['PreferencesChange', preferencesChange, { opt_out: true }, false],
    ['ContactLink', contactLink, { contact_id: 'c-1:a.b', updated_at: AT }, true],
    ['ContactLink', contactLink, { contact_id: 'a b', updated_at: AT }, false],
    ['ContactLink', contactLink, { contact_id: 'c1' }, false],
  ])('judge a %s alike (%#)', (name, schema, body, isTaken) => {
    expect([isSchema(name, body), findIssues(schema, body).length === 0]).toEqual([isTaken, isTaken]);
  });
});

describe('docs/domiq.openapi.yaml', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, reference = '']) => reference,
  );

  it('refers only to what it has, and has only what it refers to', () => {
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) expect(resolve(document, reference)).toBeDefined();
    const components = Object.entries(document.components as Readonly<Record<string, object>>)
      .filter(([kind]) => kind !== 'securitySchemes')
      .flatMap(([kind, parts]) => Object.keys(parts).map((name) => `#/components/${kind}/${name}`));
    expect(components.filter((component) => !references.includes(component))).toEqual([]);
  });

  it('has keys without blanks, as they come from a comma in an unquoted text', () => {
    expect(JSON.stringify(document).match(/"[^"\\]* [^"\\]*":/g)).toBeNull();
  });

  it('names every operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
