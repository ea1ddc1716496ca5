import { createHmac } from 'node:crypto';
import { eventually } from '../sandbox-client';
import { startReceiver, type Received, type Receiver } from '../webhook-receiver';
import { openDomIq, type OpenDomIq } from './domiq-sandbox';
import { isPromisedEvent } from './openapi-document';

const SECRET = `whsec_${Buffer.from('an invented secret of the tests').toString('base64')}`;

interface Event {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The check a receiver makes, written from the scheme and not from the sandbox's code. */
function isSigned({ headers, body }: Received, secret: string): boolean {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
}

describe('the webhooks of DomIQ', () => {
  let domIq: OpenDomIq;
  let receiver: Receiver;
  beforeEach(async () => {
    domIq = await openDomIq();
    await domIq.settings({ webhookTimeScale: 0.000001 });
    receiver = await startReceiver();
  });
  afterEach(async () => {
    await domIq.close();
    await receiver.close();
  });

  const arrived = (count: number) => eventually(() => receiver.received.length >= count);
  const events = () => receiver.received.map(({ body }) => JSON.parse(body) as Event);
  const act = (what: string, body: object) => domIq.control('POST', what, { conversation_id: 'v1', ...body });
  const visit = async () => {
    await act('say', {
      content: 'Do you have two bedrooms?',
      property_id: 'p1',
      property_name: 'Harbor Lofts',
    });
    await act('introduce', { first_name: 'Imani', email: 'imani@example.com' });
    await act('introduce', { phone: '+12025550143' });
    await act('prefer', { preferences: { phone_opt_out: true } });
    await act('end', {});
  };

  it('tell of a visit in events that are signed and as documented', async () => {
    await domIq.webhook({ url: receiver.url, secret: SECRET });
    await visit();
    await arrived(4);
    expect(
      events()
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['contact.created', 'contact.updated', 'conversation.ended', 'preferences.updated']);
    expect(events().every(isPromisedEvent)).toBe(true);
    expect(receiver.received.every((one) => isSigned(one, SECRET))).toBe(true);
    const wrong = `whsec_${Buffer.from('another').toString('base64')}`;
    expect(receiver.received.some((one) => isSigned(one, wrong))).toBe(false);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(4);
  });

  it('carry email and phone with an opt-out, and the first message of a new contact', async () => {
    await domIq.webhook({ url: receiver.url });
    await visit();
    await arrived(4);
    const dataOf = (type: string) => events().find((event) => event.type === type)?.data;
    expect(dataOf('preferences.updated')).toMatchObject({
      email: 'imani@example.com',
      phone: '+12025550143',
      preferences: { phone_opt_out: true, opt_out: false },
      contact_id: null,
    });
    expect(dataOf('contact.created')).toMatchObject({
      contact_data: { initial_interaction: { type: 'chat', message: 'Do you have two bedrooms?' } },
    });
    expect(dataOf('contact.updated')).toMatchObject({ updated_fields: { phone: '+12025550143' } });
  });

  it('are not sent for what comes in through the API', async () => {
    await domIq.webhook({ url: receiver.url });
    await domIq.call('PUT', '/contacts/c1/context', {
      body: { full_name: 'Imani', updated_at: '2026-11-02T15:00:00Z' },
    });
    expect((await domIq.state()).deliveries).toEqual([]);
  });

  it('go only where they are wanted, the id of an event being one for all', async () => {
    await domIq.webhook({ url: receiver.url, events: ['conversation.ended'] });
    await domIq.webhook({ url: receiver.url });
    await visit();
    await arrived(5);
    const ids = receiver.received
      .filter(({ body }) => body.includes('conversation.ended'))
      .map(({ headers }) => headers['webhook-id']);
    expect([receiver.received.length, ids.length, new Set(ids).size]).toEqual([5, 2, 1]);
  });

  it('repeat until an answer is 2xx, under the same id', async () => {
    receiver.answers.push(500, 302, 0);
    await domIq.settings({ webhookAnswerTimeoutMs: 50 });
    await domIq.webhook({ url: receiver.url });
    await act('say', { content: 'Hello' });
    await act('end', {});
    await arrived(4);
    await eventually(async () => (await domIq.state()).deliveries[0]?.status === 'success');
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('wait while they are held, then come reversed and doubled on command', async () => {
    await domIq.settings({ webhooksHeld: true });
    await domIq.webhook({ url: receiver.url });
    await visit();
    const state = await domIq.state();
    expect([state.deliveries.length, state.heldDeliveries.length, receiver.received.length]).toEqual([
      0, 4, 0,
    ]);
    await domIq.control('POST', 'deliver', { order: 'reversed', copies: 2 });
    await arrived(8);
    expect(events().map(({ type }) => type)).toEqual(
      ['conversation.ended', 'preferences.updated', 'contact.updated', 'contact.created'].flatMap((type) => [
        type,
        type,
      ]),
    );
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(4);
  });

  it('are sent once more when they are named', async () => {
    await domIq.webhook({ url: receiver.url });
    await act('say', { content: 'Hello' });
    await act('end', {});
    await arrived(1);
    await eventually(async () => (await domIq.state()).deliveries[0]?.status === 'success');
    await domIq.control('POST', 'deliver', { ids: [(await domIq.state()).deliveries[0]?.id] });
    await arrived(2);
    expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body);
  });

  it('change the preferences of a linked contact too', async () => {
    await domIq.seed({
      contexts: [{ contact_id: 'c1', full_name: 'Imani', updated_at: '2026-11-02T15:00:00Z' }],
      conversations: [{ id: 'v1', contact_id: 'c1' }],
    });
    await act('prefer', { preferences: { opt_out: true } });
    expect((await domIq.state()).contexts[0]?.preferences?.opt_out).toBe(true);
  });
});
