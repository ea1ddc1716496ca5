import { apiCall } from '../nodes/ContactApiTrigger/api-call';
import { createBody } from '../nodes/ContactApiTrigger/bodies';
import type { WorkflowNode } from './support/run-webhook';
import { startN8n, type StartedN8n } from './support/started-n8n';
import { until } from './support/until';

jest.setTimeout(10 * 60_000);

const SECRET = 'invented text that both sides know';
const OURS = 'n8n-nodes-leasing-contacts';

/** Resolves what the chatbot told, so that there is a contact, and says so. */
const created: WorkflowNode[] = [
  {
    name: 'Resolve',
    type: `${OURS}.contactLedger`,
    typeVersion: 1,
    parameters: {
      resource: 'contact',
      operation: 'resolve',
      record:
        '={{ JSON.stringify({ system: "chatbot", externalId: $json.id, firstName: $json.payload.contact_data.first_name, lastName: $json.payload.contact_data.last_name, email: $json.payload.contact_data.email }) }}',
    },
  },
  {
    name: 'Tell the new one',
    type: `${OURS}.contactLedger`,
    typeVersion: 1,
    parameters: {
      resource: 'event',
      operation: 'complete',
      eventId: '={{ $("Somebody calls").item.json.id }}',
      lease: '={{ $("Somebody calls").item.json.leaseToken }}',
      options: {
        answer:
          '={{ JSON.stringify({ contact_id: $json.contactId, is_new_contact: $json.decision === "create_new" }) }}',
        answerStatus: 201,
      },
    },
  },
];
const updated: WorkflowNode = {
  name: 'Tell the changed one',
  type: `${OURS}.contactLedger`,
  typeVersion: 1,
  parameters: {
    resource: 'event',
    operation: 'complete',
    options: { answer: '={{ JSON.stringify({ contact_id: $json.payload.contact_id }) }}' },
  },
};
const changed: WorkflowNode = {
  name: 'Hear of the change',
  type: `${OURS}.contactLedger`,
  typeVersion: 1,
  parameters: { resource: 'event', operation: 'complete' },
};

describe('the contact API in a real n8n', () => {
  let n8n: StartedN8n;
  beforeAll(async () => {
    n8n = await startN8n();
    const trigger: WorkflowNode = {
      name: 'Somebody calls',
      type: `${OURS}.contactApiTrigger`,
      typeVersion: 2,
      webhookId: 'api',
      parameters: {},
      credentials: {
        contactApi: await n8n.editor.credential('Contact API', 'contactApi', {
          secret: SECRET,
          proof: 'signature',
        }),
      },
    };
    await n8n.editor.publish(
      'Contact API',
      [trigger, ...created, updated, changed],
      [
        ['Somebody calls', 0, 'Resolve', 0],
        ['Resolve', 0, 'Tell the new one', 0],
        ['Somebody calls', 1, 'Tell the changed one', 0],
        ['Somebody calls', 2, 'Hear of the change', 0],
      ],
    );
  });
  afterAll(() => n8n.stop());

  it('answers all four endpoints under the paths of the brief', async () => {
    const base = `${n8n.url}/webhook/api/resman`;
    const call = (method: string, target: string, body?: unknown, secret = SECRET, headers = {}) =>
      apiCall(base, { method, target, body, secret, headers });
    await until(async () => (await call('GET', '/contacts/search?name=a', undefined, 'x')).status !== 404);

    // The first execution of an n8n may take longer than a caller is kept waiting.
    const told201 = () => call('POST', '/contacts', createBody(), SECRET, { 'idempotency-key': 'K1' });
    await until(async () => (await told201()).status !== 202);
    const made = await told201();
    expect(made).toMatchObject({
      status: 201,
      json: { contact_id: expect.any(String), is_new_contact: true },
    });
    const { contact_id: contactId } = made.json as { contact_id: string };
    expect(await call('GET', '/contacts/search?email=imani%40example.com')).toMatchObject({
      status: 200,
      json: { total_count: 1, contacts: [{ contact_id: contactId, first_name: 'Imani' }] },
    });
    const change = { contact_data: { notes: 'Looks for two bedrooms' }, update_source: 'chatbot' };
    const changedOne = () =>
      call('PUT', `/contacts/${contactId}`, change, SECRET, { 'idempotency-key': 'K2' });
    await until(async () => (await changedOne()).status !== 202);
    expect(await changedOne()).toMatchObject({
      status: 200,
      json: { contact_id: contactId },
    });
    expect(await call('PUT', '/contacts/P1%3A1%3A1', change)).toMatchObject({ status: 404 });
    const told = {
      contact_id: 'P1:100:200',
      updated_fields: { email: 'imani@example.com' },
      update_source: 'resman',
      timestamp: '2026-11-22T10:15:00Z',
    };
    expect(await call('POST', '/webhooks/contact-update', told)).toMatchObject({
      status: 200,
      json: { received: true },
    });
    for (const [method, target] of [
      ['POST', '/contacts'],
      ['GET', '/contacts/search?name=a'],
      ['PUT', `/contacts/${contactId}`],
      ['POST', '/webhooks/contact-update'],
    ] as const)
      expect(await call(method, target, method === 'GET' ? undefined : {}, 'another')).toMatchObject({
        status: 401,
        text: '',
      });
  });
});
