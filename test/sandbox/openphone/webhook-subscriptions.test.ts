import { runSandbox, type Running } from '../sandbox-client';

interface Webhook {
  readonly id: string;
  readonly key: string;
  readonly url: string;
  readonly events: string[];
}

describe('webhook subscriptions', () => {
  const receiver = { url: 'http://127.0.0.1:9/hook' };
  let sandbox: Running;
  beforeEach(async () => {
    sandbox = await runSandbox();
  });
  afterEach(() => sandbox.close());

  const subscribe = () =>
    sandbox.data<Webhook>('POST', '/webhooks', { url: receiver.url, events: ['contact.updated'] });

  it('show their key on create only, and have ids of digits', async () => {
    const { status, body } = await sandbox.call<{ data: Webhook }>('POST', '/webhooks', {
      body: { url: 'https://example.com/hook', events: ['contact.updated'] },
    });
    expect(status).toBe(201);
    expect(body.data).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      key: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
      resourceIds: ['*'],
      status: 'enabled',
      apiVersion: '2026-03-30',
    });
    for (const path of ['/webhooks', `/webhooks/${body.data.id}`])
      expect((await sandbox.call('GET', path)).text).not.toContain('whsec_');
  });

  it('replace their events on patch, and are deleted with 204', async () => {
    const webhook = await subscribe();
    expect(
      await sandbox.data('PATCH', `/webhooks/${webhook.id}`, {
        events: ['message.received'],
        label: 'n8n',
      }),
    ).toMatchObject({ events: ['message.received'], label: 'n8n', url: receiver.url });
    expect((await sandbox.call('DELETE', `/webhooks/${webhook.id}`)).status).toBe(204);
    expect((await sandbox.call('GET', `/webhooks/${webhook.id}`)).status).toBe(404);
  });

  it.each<[Record<string, unknown>, number, string]>([
    [{ events: [] }, 400, 'at least one event'],
    [{ events: ['contact.created'] }, 400, 'there is no contact.created'],
    [{ url: 'http://example.com/hook' }, 400, 'https, unless it is this machine'],
    [{ url: 'hook' }, 400, 'no URL'],
    [{ resourceIds: ['US1'] }, 400, 'numbers or *'],
    [{ status: 'paused' }, 400, 'enabled or disabled'],
  ])('refuse %j: %i, %s', async (changes, status) => {
    expect(
      (
        await sandbox.call('POST', '/webhooks', {
          body: { url: receiver.url, events: ['contact.updated'], ...changes },
        })
      ).status,
    ).toBe(status);
  });

  it('are at most fifty', async () => {
    for (let made = 0; made < 50; made += 1) await subscribe();
    expect(
      (
        await sandbox.call('POST', '/webhooks', {
          body: { url: receiver.url, events: ['contact.updated'] },
        })
      ).status,
    ).toBe(422);
  });

  it('of v1 and of the dated surface do not see each other', async () => {
    const dated = await subscribe();
    const old = await sandbox.data<Webhook>('POST', '/v1/webhooks/messages', {
      url: receiver.url,
      events: ['message.received'],
    });
    expect(old.id).toMatch(/^WH/);
    expect(await sandbox.data<Webhook[]>('GET', '/v1/webhooks')).toMatchObject([
      { id: old.id, key: old.key },
    ]);
    expect(await sandbox.data<Webhook[]>('GET', '/webhooks')).toMatchObject([{ id: dated.id }]);
    expect((await sandbox.call('GET', `/webhooks/${old.id}`)).status).toBe(400);
    expect((await sandbox.call('GET', `/v1/webhooks/${dated.id}`)).status).toBe(404);
    expect((await sandbox.call('DELETE', `/v1/webhooks/${old.id}`)).status).toBe(204);
  });

  it.each([
    ['messages', 'contact.updated', 400],
    ['messages', 'message.delivered', 201],
    ['calls', 'call.recording.completed', 201],
    ['calls', 'call.missed', 400],
    ['call-summaries', 'call.summary.completed', 201],
    ['call-transcripts', 'call.transcript.completed', 201],
    ['contacts', 'contact.updated', 404],
  ])('of v1 for %s with %s: %i', async (family, event, status) => {
    expect(
      (
        await sandbox.call('POST', `/v1/webhooks/${family}`, {
          body: { url: receiver.url, events: [event] },
        })
      ).status,
    ).toBe(status);
  });
});
