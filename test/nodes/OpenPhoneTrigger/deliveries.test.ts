import { createHmac, randomUUID } from 'node:crypto';
import { countEvents } from '../../../ledger';
import { contactBody, eventually, type V1Contact } from '../../sandbox/sandbox-client';
import type { TriggerHost } from '../../support/trigger-host';
import { fieldsPromised } from '../trigger/fields-promised';
import { triggerBed, type TriggerBed } from './run-openphone-trigger';

describe('a delivery to OpenPhone Trigger', () => {
  let bed: TriggerBed;
  let host: TriggerHost;
  const published = async (...given: Parameters<TriggerBed['host']>) => {
    host = await bed.host(...given);
    await host.publish();
    return host;
  };
  const createContact = () => bed.sandbox.data<V1Contact>('POST', '/v1/contacts', contactBody());
  const counts = async () => countEvents(await bed.ledger(), { source: 'openphone' });
  beforeEach(async () => {
    bed = await triggerBed();
  });
  afterEach(async () => {
    expect(host.thrown).toEqual([]);
    await bed.close();
  });

  /** Sends a body as OpenPhone does, signed with the key of the subscription or another. */
  async function deliver(
    body: unknown,
    { key = '', id = `msg_${randomUUID()}`, ageSeconds = 0, headers = {} as Record<string, string> } = {},
  ) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const secret = key || ((await bed.subscription(host.urlOf()))?.secret ?? '');
    const at = String(Math.floor(Date.now() / 1000) - ageSeconds);
    const digest = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
      .update(`${id}.${at}.${text}`)
      .digest('base64');
    const response = await fetch(host.urlOf(), {
      method: 'POST',
      body: text,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': at,
        'webhook-signature': `v1,${digest}`,
        ...headers,
      },
    });
    return { status: response.status, text: await response.text() };
  }
  const event = (changes = {}) => ({
    id: 'EV1',
    apiVersion: '2026-03-30',
    createdAt: '2026-11-22T10:00:00.000Z',
    type: 'contact.updated',
    data: { resource: { id: 'c1', firstName: 'Zoë', phoneNumbers: [{ value: '+12025550143' }] } },
    ...changes,
  });

  it('of a contact is really sent by OpenPhone, proven, stored, and handed out flat', async () => {
    await published();
    const contact = await createContact();
    const [item] = await bed.items(host, 1);
    expect(item).toMatchObject({
      type: 'contact.updated',
      attempts: 1,
      leaseToken: expect.stringMatching(/^Trigger:/),
      contactId: contact.id,
      externalId: 'crm-4471',
      firstName: 'Imani',
      lastName: 'Okafor',
      phones: ['+12025550143'],
      emails: ['imani@example.com'],
    });
    expect(await counts()).toMatchObject({ stored: 1, claimed: 1 });
    expect(Object.keys(item ?? {}).sort()).toEqual(fieldsPromised('OpenPhoneTrigger'));
  });

  it('of a message is handed out flat, and only from the chosen numbers', async () => {
    await published({ phoneNumberIds: ['PNtwo'] });
    await bed.text('Hello', 'PNone');
    await bed.text('Is it still free?', 'PNtwo');
    const items = await bed.items(host, 1);
    expect(items).toMatchObject([
      {
        type: 'message.received',
        direction: 'incoming',
        from: '+12025550143',
        to: ['+16175550101'],
        text: 'Is it still free?',
        phoneNumberId: 'PNtwo',
        contactIds: [],
      },
    ]);
  });

  it('comes whole when it is not simplified', async () => {
    await published({ simplify: false });
    const contact = await createContact();
    const [item] = await bed.items(host, 1);
    expect(item).toMatchObject({
      source: 'openphone',
      sourceEventId: expect.any(String),
      payload: { type: 'contact.updated', data: { resource: { id: contact.id }, context: {} } },
    });
  });

  it('in a call’s words is flat too, and participants are texts whatever their form', async () => {
    await published({ events: ['call.completed'] });
    const data = {
      resource: { id: 'AC1', direction: 'incoming', status: 'completed', duration: 12 },
      context: {
        phoneNumberId: 'PNone',
        conversationId: 'CN1',
        participants: { workspace: [], external: [{ phoneNumber: '+12025550143' }, '+12025550144'] },
        contacts: { ids: ['c1'], lookupStatus: 'matched' },
      },
    };
    await deliver(event({ type: 'call.completed', data }));
    expect(await bed.items(host, 1)).toMatchObject([
      {
        callId: 'AC1',
        conversationId: 'CN1',
        duration: 12,
        participants: ['+12025550143', '+12025550144'],
        contactIds: ['c1'],
      },
    ]);
  });

  it('that comes twice under one webhook-id is acknowledged twice and handed out once', async () => {
    await published();
    const both = await Promise.all([1, 2].map(() => deliver(event(), { id: 'msg_1' })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await deliver(event(), { id: 'msg_1' })).toMatchObject({ status: 200, text: '{"received":true}' });
    expect(await bed.items(host, 1)).toHaveLength(1);
    expect(await counts()).toMatchObject({ stored: 1 });
  });

  it('of the same event to another webhook of the workspace is another delivery', async () => {
    await published();
    await deliver(event(), { id: 'msg_1' });
    await deliver(event(), { id: 'msg_2' });
    expect(await bed.items(host, 2)).toHaveLength(2);
  });

  it('that comes out of order keeps the time it says, so that the older one can be told', async () => {
    await published();
    const at = (minute: number) => `2026-11-22T10:0${minute}:00.000Z`;
    for (const minute of [5, 1])
      await deliver(event({ data: { resource: { id: 'c1', updatedAt: at(minute) } } }));
    expect((await bed.items(host, 2)).map(({ updatedAt }) => updatedAt)).toEqual([at(5), at(1)]);
  });

  it.each([
    ['signed with another key', { key: 'whsec_b3RoZXI=' }],
    ['signed 301 s ago', { ageSeconds: 301 }],
    ['signed 400 s in the future', { ageSeconds: -400 }],
    ['without a signature', { headers: { 'webhook-signature': '' } }],
    [
      'in a scheme that is not set up',
      { headers: { 'webhook-signature': '', 'openphone-signature': 'hmac;1;1;x' } },
    ],
  ])('%s is answered with 401 and nothing else', async (_why, options) => {
    await published();
    expect(await deliver(event(), options)).toEqual({ status: 401, text: '' });
    expect((await counts()).stored).toBe(0);
  });

  it('is answered with 401 while there is no webhook of ours', async () => {
    host = await bed.host();
    expect(await deliver(event(), { key: 'whsec_b3RoZXI=' })).toEqual({ status: 401, text: '' });
  });

  it('under the key before a renewal is accepted while it may still be on its way', async () => {
    await published();
    const old = (await bed.subscription(host.urlOf()))?.secret ?? '';
    const [webhook] = await bed.webhooks();
    await bed.sandbox.call('DELETE', `/webhooks/${webhook?.id}`);
    await host.publish();
    expect((await bed.subscription(host.urlOf()))?.secret).not.toBe(old);
    expect(await deliver(event(), { key: old })).toMatchObject({ status: 200 });
    expect(await deliver(event())).toMatchObject({ status: 200 });
    const ledger = await bed.ledger();
    const longAgo = new Date(Date.now() - 29 * 3_600_000).toISOString();
    await ledger.writeKeys([], (db) =>
      db.updateTable('webhook_subscriptions').set({ renewed_at: longAgo }).execute(),
    );
    expect(await deliver(event(), { key: old })).toMatchObject({ status: 401 });
    await bed.items(host, 2);
  });

  it('signed with two keys is accepted as long as ours is one of them, and refused when it is not', async () => {
    await published();
    const [webhook] = await bed.webhooks();
    await bed.sandbox.set({ rotationOverlapMs: 60_000, webhookTimeScale: 1000 });
    await bed.sandbox.data('POST', `/webhooks/${webhook?.id}/rotate`);
    await bed.text('Hello');
    expect(await bed.items(host, 1)).toMatchObject([{ text: 'Hello' }]);
    await bed.sandbox.set({ rotationOverlapMs: 0 });
    await bed.sandbox.data('POST', `/webhooks/${webhook?.id}/rotate`);
    await bed.text('Hello again');
    await eventually(() => host.refused.length === 1);
    expect(host.refused).toEqual([401]);
  });

  it('of a webhook of the older kind is proven with the secret in the credential, and not without it', async () => {
    const parameters = { events: ['message.delivered'] };
    const place = await bed.host(parameters, { webhookId: 'older' });
    const { key } = await bed.sandbox.data<{ key: string }>('POST', '/v1/webhooks/messages', {
      url: place.urlOf(),
      events: ['message.delivered'],
    });
    await place.close();
    const port = Number(new URL(place.urlOf()).port);
    const send = () =>
      bed.sandbox.data('POST', '/v1/messages', { content: 'Zoë', from: 'PNone', to: ['+12025550143'] });

    host = await bed.host(parameters, { webhookId: 'older', port });
    await bed.sandbox.set({ webhookTimeScale: 1000 });
    await send();
    await eventually(() => host.refused.length === 1 && host.pending() === 0);
    expect([host.refused, host.executions]).toEqual([[401], []]);
    await host.close();

    host = await bed.host(parameters, { webhookId: 'older', port, credential: { legacyWebhookSecret: key } });
    await send();
    expect(await bed.items(host, 1)).toMatchObject([
      {
        type: 'message.delivered',
        direction: 'outgoing',
        text: 'Zoë',
        to: ['+12025550143'],
        phoneNumberId: 'PNone',
      },
    ]);
  });

  it.each([
    ['not JSON', 400],
    [{ id: 'EV1' }, 422],
    [{ ...{ id: 7, type: 'contact.updated', data: {} } }, 422],
  ])('with the body %j is answered %i and not stored', async (body, status) => {
    await published();
    expect(await deliver(body, { headers: { 'content-type': 'text/plain' } })).toMatchObject({ status });
    expect((await counts()).stored).toBe(0);
  });

  it('of an event that was not chosen is acknowledged and left out', async () => {
    await published();
    expect(await deliver(event({ type: 'task.created' }))).toMatchObject({ status: 200 });
    expect((await counts()).stored).toBe(0);
  });

  it('of an event that is not known comes through whole, when the trigger is told so', async () => {
    await published({ options: { windowMs: 0, otherEvents: true } });
    await deliver(event({ type: 'task.created' }));
    expect(await bed.items(host, 1)).toMatchObject([
      { type: 'task.created', payload: { type: 'task.created' } },
    ]);
  });

  it('goes to the trigger that chose its type, when two share a name in the ledger', async () => {
    const contacts = await published({ events: ['contact.updated'], options: { windowMs: 0 } });
    const messages = await bed.host({ events: ['message.received'], options: { windowMs: 0 } });
    await messages.publish();
    await bed.text('Hello');
    await createContact();
    expect(await bed.items(contacts, 1)).toMatchObject([{ type: 'contact.updated' }]);
    expect(await bed.items(messages, 1)).toMatchObject([{ type: 'message.received' }]);
  });

  it('is answered 503 while the ledger cannot be used, and taken when it can again', async () => {
    await published();
    const ledger = await bed.ledger();
    await ledger.writeKeys([], (db) => db.schema.alterTable('events').renameTo('events_away').execute());
    expect(await deliver(event(), { id: 'msg_1' })).toMatchObject({ status: 503 });
    await ledger.writeKeys([], (db) => db.schema.alterTable('events_away').renameTo('events').execute());
    expect(await deliver(event(), { id: 'msg_1' })).toMatchObject({ status: 200 });
    expect(await bed.items(host, 1)).toHaveLength(1);
  });
});
