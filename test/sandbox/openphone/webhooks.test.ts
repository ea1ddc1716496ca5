import { createHmac } from 'node:crypto';
import { attemptPausesMs } from '../../../sandbox/server/webhook-sender';
import { startSandbox } from '../../../sandbox/openphone/start-sandbox';
import { contactBody, eventually, runSandbox, type Running, type V1Contact } from '../sandbox-client';
import { startReceiver, type Received, type Receiver } from '../webhook-receiver';

interface Webhook {
  readonly id: string;
  readonly key: string;
}
interface Delivery {
  readonly id: string;
  readonly status: string;
  readonly eventType: string;
  readonly nextAttemptAt: string | null;
  readonly attempts: { responseStatus: number | null; failure: string | null }[];
  readonly payload: Record<string, unknown>;
}

/** The check a receiver makes, written from the scheme and not from the sandbox's code. */
function isSigned({ headers, body }: Received, key: string): boolean {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const expected = createHmac('sha256', Buffer.from(key.replace('whsec_', ''), 'base64'))
    .update(signed)
    .digest('base64');
  return String(headers['webhook-signature']).split(' ').includes(`v1,${expected}`);
}

describe('webhooks', () => {
  let sandbox: Running;
  let receiver: Receiver;
  beforeEach(async () => {
    sandbox = await runSandbox({ settings: { webhookTimeScale: 0.000001 } });
    await sandbox.seed({
      phoneNumbers: [
        { id: 'PNone', number: '+16175550100' },
        { id: 'PNtwo', number: '+16175550101' },
      ],
    });
    receiver = await startReceiver();
  });
  afterEach(async () => {
    await sandbox.close();
    await receiver.close();
  });

  const subscribe = (changes: Record<string, unknown> = {}) =>
    sandbox.data<Webhook>('POST', '/webhooks', {
      url: receiver.url,
      events: ['contact.updated', 'contact.deleted'],
      ...changes,
    });
  const createContact = (changes: Record<string, unknown> = {}) =>
    sandbox.data<V1Contact>('POST', '/v1/contacts', contactBody(changes));
  const arrived = (count: number) => eventually(() => receiver.received.length >= count);
  const payload = (index: number) =>
    JSON.parse(receiver.received[index]?.body ?? '{}') as {
      id: string;
      type: string;
      apiVersion: string;
      data: {
        resource: Record<string, unknown>;
        context: Record<string, unknown>;
        object: Record<string, unknown>;
      };
    };
  const deliveries = (webhook: Webhook) =>
    sandbox.data<Delivery[]>('GET', `/webhooks/${webhook.id}/events?limit=50`);
  const delivery = (webhook: Webhook, id: string) =>
    sandbox.data<Delivery>('GET', `/webhooks/${webhook.id}/events/${id}`);

  describe('contact events', () => {
    it('tell of create, change and delete, signed, with phones and e-mails inline and no item ids', async () => {
      const webhook = await subscribe();
      const contact = await createContact();
      await arrived(1);
      await sandbox.data('PATCH', `/contacts/${contact.id}`, { company: 'Zoë & Söhne' });
      await arrived(2);
      await sandbox.call('DELETE', `/contacts/${contact.id}`);
      await arrived(3);
      expect([0, 1, 2].map((index) => payload(index).type)).toEqual([
        'contact.updated',
        'contact.updated',
        'contact.deleted',
      ]);
      expect(payload(0).data.resource).toMatchObject({
        id: contact.id,
        phoneNumbers: [{ value: '+12025550143', type: 'mobile' }],
        emails: [{ value: 'imani@example.com', type: 'home' }],
      });
      expect(payload(1).data.resource.company).toBe('Zoë & Söhne');
      expect(receiver.received.every((one) => isSigned(one, webhook.key))).toBe(true);
      expect(
        isSigned(
          receiver.received[0] ?? { headers: {}, body: '' },
          `whsec_${Buffer.from('another key').toString('base64')}`,
        ),
      ).toBe(false);
      expect(
        Math.abs(Number(receiver.received[0]?.headers['webhook-timestamp']) - Date.now() / 1000),
      ).toBeLessThan(60);
    });

    it('share the event id between webhooks, but not the webhook-id', async () => {
      await subscribe();
      await subscribe();
      await createContact();
      await arrived(2);
      expect(payload(0).id).toBe(payload(1).id);
      expect(receiver.received[0]?.headers['webhook-id']).not.toBe(
        receiver.received[1]?.headers['webhook-id'],
      );
    });

    it('are fired by a changed property, not by a refused write, a seed, or for a disabled webhook', async () => {
      const contact = await createContact();
      await subscribe({ status: 'disabled' });
      const webhook = await subscribe();
      await sandbox.call('PATCH', `/v1/contacts/${contact.id}`, {
        body: { defaultFields: { phoneNumbers: [{ name: 'm', value: 'x' }] } },
      });
      await sandbox.seed({ contacts: [{ id: 'seeded1' }] });
      await sandbox.data('POST', `/contacts/${contact.id}/properties`, {
        type: 'email',
        value: 'two@example.com',
      });
      await arrived(1);
      expect(await deliveries(webhook)).toHaveLength(1);
      expect(receiver.received).toHaveLength(1);
      expect(payload(0).data.resource.emails).toHaveLength(2);
    });
  });

  describe('message events', () => {
    it('are filtered by resourceIds, which contact events ignore', async () => {
      await subscribe({ events: ['message.received', 'contact.updated'], resourceIds: ['PNtwo'] });
      await sandbox.data('POST', '/_sandbox/receive', {
        phoneNumberId: 'PNone',
        from: '+12025550143',
        text: 'Hi',
      });
      await createContact();
      await sandbox.data('POST', '/_sandbox/receive', {
        phoneNumberId: 'PNtwo',
        from: '+12025550143',
        text: 'Hello',
      });
      await arrived(2);
      expect(receiver.received.map((_, index) => payload(index).type).sort()).toEqual([
        'contact.updated',
        'message.received',
      ]);
      const message = [payload(0), payload(1)].find(({ type }) => type === 'message.received');
      expect(message?.data.context).toMatchObject({
        phoneNumberId: 'PNtwo',
        contacts: { ids: [expect.any(String)], lookupStatus: 'matched' },
      });
    });

    it('reach v1 webhooks in the legacy form with the legacy signature', async () => {
      const webhook = await sandbox.data<Webhook>('POST', '/v1/webhooks/messages', {
        url: receiver.url,
        events: ['message.delivered'],
      });
      await sandbox.data('POST', '/v1/messages', { content: 'Zoë', from: 'PNone', to: ['+12025550143'] });
      await arrived(1);
      const [one] = receiver.received;
      expect(payload(0)).toMatchObject({
        object: 'event',
        apiVersion: 'v4',
        type: 'message.delivered',
        data: { object: { text: 'Zoë', contactIds: [] } },
      });
      const [scheme, version, at, digest] = String(one?.headers['openphone-signature']).split(';');
      const expected = createHmac('sha256', Buffer.from(webhook.key, 'base64'))
        .update(`${at}.${one?.body}`)
        .digest('base64');
      expect([scheme, version, digest]).toEqual(['hmac', '1', expected]);
      expect(at).toMatch(/^\d{13}$/);
    });
  });

  describe('delivery', () => {
    it('is repeated under the same webhook-id until an answer is 2xx; a redirect is none', async () => {
      receiver.answers.push(500, 302, 404, 204);
      const webhook = await subscribe();
      await createContact();
      await arrived(4);
      await eventually(async () => (await deliveries(webhook))[0]?.status === 'success');
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
      const [logged] = await deliveries(webhook);
      expect(
        (await delivery(webhook, logged?.id ?? '')).attempts.map(({ responseStatus }) => responseStatus),
      ).toEqual([500, 302, 404, 204]);
    });

    it('fails for good after eight attempts; a manual retry answers 202 and makes a ninth', async () => {
      receiver.answers.push(...Array.from({ length: 8 }, () => 503));
      const webhook = await subscribe();
      await createContact();
      await eventually(async () => (await deliveries(webhook))[0]?.status === 'failed');
      expect(receiver.received).toHaveLength(8);
      const [failed] = await deliveries(webhook);
      expect(failed?.nextAttemptAt).toBeNull();
      expect((await sandbox.call('POST', `/webhooks/${webhook.id}/events/${failed?.id}/retry`)).status).toBe(
        202,
      );
      await eventually(async () => (await deliveries(webhook))[0]?.status === 'success');
      expect(receiver.received).toHaveLength(9);
    });

    it("keeps the vendor's schedule times the scale", async () => {
      expect(attemptPausesMs.map((pause) => pause / 1000)).toEqual([
        0, 5, 300, 1800, 7200, 18000, 36000, 36000,
      ]);
      await sandbox.set({ webhookTimeScale: 0.05 });
      receiver.answers.push(500);
      const webhook = await subscribe();
      const startedAt = Date.now();
      await createContact();
      await arrived(2);
      expect(Date.now() - startedAt).toBeGreaterThanOrEqual(245);
      await eventually(async () => (await deliveries(webhook))[0]?.status === 'success');
    });

    it('counts no answer in time as a failure', async () => {
      await sandbox.set({ webhookAnswerTimeoutMs: 40 });
      receiver.answers.push(0);
      const webhook = await subscribe();
      await createContact();
      await eventually(async () => (await deliveries(webhook))[0]?.status === 'success');
      const [logged] = await deliveries(webhook);
      expect((await delivery(webhook, logged?.id ?? '')).attempts.map(({ failure }) => failure)).toEqual([
        'no answer in time',
        null,
      ]);
    });

    it('never leaves this machine', async () => {
      const webhook = await subscribe({ url: 'https://example.com/hook' });
      await createContact();
      await eventually(async () => (await deliveries(webhook))[0]?.status === 'failed');
      const [logged] = await deliveries(webhook);
      expect((await delivery(webhook, logged?.id ?? '')).attempts[0]?.failure).toContain('this machine only');
    });

    it('is taken up again after a restart', async () => {
      await sandbox.set({ webhookTimeScale: 0.00002 });
      await subscribe();
      receiver.answers.push(0);
      await createContact();
      await arrived(1);
      const { dataFile } = sandbox;
      const again = await startSandbox({ port: 0, dataFile, log: () => undefined });
      await arrived(2).finally(() => again.close());
      expect(receiver.received[1]?.headers['webhook-id']).toBe(receiver.received[0]?.headers['webhook-id']);
    });
  });

  describe('rotate', () => {
    it('gives a new key, and the old one signs no more', async () => {
      const webhook = await subscribe();
      const rotated = await sandbox.data<Webhook>('POST', `/webhooks/${webhook.id}/rotate`);
      expect(rotated.key).not.toBe(webhook.key);
      await createContact();
      await arrived(1);
      const [one] = receiver.received;
      expect(one && [isSigned(one, rotated.key), isSigned(one, webhook.key)]).toEqual([true, false]);
    });

    it('signs with both keys during an overlap, by a setting', async () => {
      await sandbox.set({ rotationOverlapMs: 60_000 });
      const webhook = await subscribe();
      const rotated = await sandbox.data<Webhook>('POST', `/webhooks/${webhook.id}/rotate`);
      await createContact();
      await arrived(1);
      const [one] = receiver.received;
      expect(one && [isSigned(one, rotated.key), isSigned(one, webhook.key)]).toEqual([true, true]);
    });
  });

  describe('test events', () => {
    it('are real signed deliveries, and all share one event id', async () => {
      const webhook = await subscribe();
      for (const eventType of ['contact.updated', 'message.received']) {
        expect(
          (await sandbox.call('POST', `/webhooks/${webhook.id}/events/test`, { body: { eventType } })).status,
        ).toBe(202);
      }
      await arrived(2);
      expect(receiver.received.every((one) => isSigned(one, webhook.key))).toBe(true);
      expect(payload(0).id).toBe(payload(1).id);
      expect(await deliveries(webhook)).toHaveLength(2);
    });
  });
});
