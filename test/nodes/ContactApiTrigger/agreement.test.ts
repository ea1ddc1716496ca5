import { ContactUpdateSchema } from '../../../nodes/ResManTrigger/contact-update';
import { CreateRequestSchema, UpdateRequestSchema } from '../../../nodes/ContactApiTrigger/request-schemas';
import { webhooks } from '../../../nodes/ContactApiTrigger/webhooks';
import { eraseContact, systemClock } from '../../../ledger';
import { resolveWebhookDescriptionField } from 'n8n-workflow';
import { resolve } from '../../sandbox/domiq/json-schema';
import { openApiDocument } from '../../support/openapi-document';
import { changeBody, createBody, updateBody } from './bodies';
import { servedApi, type ServedApi } from './run-contact-api';

const { document, operations, isPromised, isSchema, describedAnswer } =
  openApiDocument('contact-api.openapi.yaml');
const CONTACTS = '/contacts';
const CONTACT = '/contacts/{contact_id}';
const SEARCH = '/contacts/search';
const CHANGE = '/webhooks/contact-update';
const LARGE = JSON.stringify({ note: 'x'.repeat(3e6) });

/** method, route, target ("KNOWN" and "ERASED" are ids), body, status it must end in, what the workflow answers */
const ANSWERS: [string, string, string, unknown, number, object?][] = [
  ['POST', CONTACTS, CONTACTS, createBody(), 201, { contact_id: 'c1', is_new_contact: true }],
  ['POST', CONTACTS, CONTACTS, createBody(), 200],
  ['POST', CONTACTS, CONTACTS, createBody(), 409, { error: 'is_a_resident' }],
  ['POST', CONTACTS, CONTACTS, {}, 400],
  ['POST', CONTACTS, CONTACTS, createBody({ email: null, phone: null }), 422],
  ['POST', CONTACTS, CONTACTS, LARGE, 413],
  ['GET', SEARCH, `${SEARCH}?email=imani%40example.com`, undefined, 200],
  ['GET', SEARCH, SEARCH, undefined, 400],
  ['PUT', CONTACT, '/contacts/KNOWN', updateBody(), 200, { contact_id: 'c1' }],
  ['PUT', CONTACT, '/contacts/KNOWN', {}, 400],
  ['PUT', CONTACT, '/contacts/P9:9:9', updateBody(), 404],
  ['PUT', CONTACT, '/contacts/ERASED', updateBody(), 410],
  ['PUT', CONTACT, '/contacts/KNOWN', updateBody({ email: 'no' }), 422],
  ['POST', CHANGE, CHANGE, changeBody(), 200],
  ['POST', CHANGE, CHANGE, { contact_id: 7 }, 400],
];

describe('Contact API Trigger and docs/contact-api.openapi.yaml', () => {
  let api: ServedApi;
  const ids = { KNOWN: '', ERASED: '' };
  beforeAll(async () => {
    api = await servedApi();
    const email = 'imani@example.com';
    ids.KNOWN = await api.known({ externalId: 'P1:1:1', firstName: 'Imani', email, phone: '+12025550143' });
    ids.ERASED = await api.known({ externalId: 'P1:2:2', firstName: 'Bo', email: 'bo@example.com' });
    await eraseContact(await api.ledger(), { contactId: ids.ERASED, by: 'ana' }, systemClock);
  });
  afterAll(() => api.close());
  const answers = new Map<string, { status: number; body: never }>();
  beforeAll(() => api.work(({ sourceEventId }) => answers.get(sourceEventId ?? '') ?? null));

  it('have the same paths and methods', () => {
    const node = { parameters: { path: 'x' } };
    const served = webhooks.map((webhook) => {
      const path = resolveWebhookDescriptionField(node, webhook, 'path');
      return `${webhook.httpMethod} ${String(path.resolved && path.value).replace('x/', '/')}`;
    });
    const promised = operations.map(
      ({ method, path }) => `${method} ${path.replace('{contact_id}', ':contactId')}`,
    );
    expect(served.sort()).toEqual(promised.sort());
  });

  const calls = ANSWERS.map(([method, route, target, body, status, told], index) => ({
    method,
    route,
    target,
    body,
    status,
    told,
    key: `K${index}`,
  }));
  it.each(calls)(
    '$method $target answers $status as promised (%#)',
    async ({ method, route, target, body, status, told, key }) => {
      if (told !== undefined) answers.set(key, { status, body: told as never });
      const called = target.replace(/KNOWN|ERASED/, (name) => ids[name as keyof typeof ids]);
      const answer = await api.call(method, called, body, { headers: { 'idempotency-key': key } });
      expect(answer.status).toBe(status);
      expect(isPromised(method, route, status, answer.json)).toBe(true);
    },
  );

  it.each(operations.map(({ method, path }) => [method, path]))(
    '%s %s refuses strangers as promised',
    async (method, path) => {
      const body = method === 'GET' ? undefined : {};
      const answer = await api.call(method, path.replace(/\{.*\}/, 'x'), body, { secret: 'another text' });
      expect([answer.status, isPromised(method, path, 401, answer.json)]).toEqual([401, true]);
    },
  );

  it('promise 202, 500 and 503 where work is done', () => {
    for (const [method, path] of [
      ['POST', CONTACTS],
      ['PUT', CONTACT],
    ] as const) {
      expect(isPromised(method, path, 202, { status: 'pending', event_id: 'e' })).toBe(true);
      expect(isPromised(method, path, 500, { error: 'not_done', message: 'm', event_id: 'e' })).toBe(true);
      expect(describedAnswer(method, path, 503).headers).toMatchObject({ 'Retry-After': { required: true } });
    }
  });

  const create = (overrides: object) => createBody({ ...overrides });
  it.each<[string, { safeParse: (value: unknown) => { success: boolean } }, unknown, boolean]>([
    ['CreateContactRequest', CreateRequestSchema, create({}), true],
    [
      'CreateContactRequest',
      CreateRequestSchema,
      create({ email: null, colour: 1, preferences: null }),
      true,
    ],
    [
      'CreateContactRequest',
      CreateRequestSchema,
      create({ preferences: { opt_out: true, budget_range: { min: 1 } } }),
      true,
    ],
    ['CreateContactRequest', CreateRequestSchema, create({ preferences: { opt_out: 'yes' } }), false],
    [
      'CreateContactRequest',
      CreateRequestSchema,
      create({ preferences: { communication_method: 'fax' } }),
      false,
    ],
    ['CreateContactRequest', CreateRequestSchema, create({ property_id: '' }), false],
    ['CreateContactRequest', CreateRequestSchema, create({ first_name: null }), false],
    ['CreateContactRequest', CreateRequestSchema, create({ source: 'form' }), false],
    ['CreateContactRequest', CreateRequestSchema, create({ initial_interaction: { type: 'chat' } }), false],
    ['CreateContactRequest', CreateRequestSchema, create({ phone: '1'.repeat(81) }), false],
    ['UpdateContactRequest', UpdateRequestSchema, updateBody(), true],
    ['UpdateContactRequest', UpdateRequestSchema, updateBody({}), false],
    [
      'UpdateContactRequest',
      UpdateRequestSchema,
      { contact_data: { notes: 'x' }, update_source: 'x' },
      false,
    ],
    ['UpdateContactRequest', UpdateRequestSchema, updateBody({ status: 'x'.repeat(51) }), false],
    ['ContactUpdateWebhook', ContactUpdateSchema, changeBody(), true],
    ['ContactUpdateWebhook', ContactUpdateSchema, changeBody({ user_id: null }), true],
    ['ContactUpdateWebhook', ContactUpdateSchema, changeBody({ updated_fields: [] }), false],
    ['ContactUpdateWebhook', ContactUpdateSchema, changeBody({ timestamp: 'yesterday' }), false],
  ])('judge a %s alike (%#)', (name, schema, body, isTaken) => {
    expect([isSchema(name, body), schema.safeParse(body).success]).toEqual([isTaken, isTaken]);
  });

  it('refers only to what it has, and has only what it refers to', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, found = '']) => found,
    );
    expect(references.length).toBeGreaterThan(30);
    for (const reference of references) expect(resolve(document, reference)).toBeDefined();
    const components = Object.entries(document.components as Readonly<Record<string, object>>)
      .filter(([kind]) => kind !== 'securitySchemes')
      .flatMap(([kind, parts]) => Object.keys(parts).map((name) => `#/components/${kind}/${name}`));
    expect(components.filter((component) => !references.includes(component))).toEqual([]);
  });
});
