import { createSendRequest, ServerError, UnauthorizedError } from '../../../clients/openphone';
import { OpenPhoneWebhooks } from '../../../clients/openphone/webhooks';
import { keepWebhook, OUR_LABEL, type KnownWebhook } from '../../../clients/openphone/webhooks-upkeep';
import { fetchExchange, openSandbox, realPace, type OpenSandbox } from './sandbox';

const URL = 'https://n8n.example.com/webhook/ours/webhook';
const wanted = { url: URL, events: ['contact.updated', 'message.received'], resourceIds: ['*'] };

describe('keepWebhook', () => {
  let sandbox: OpenSandbox;
  let webhooks: OpenPhoneWebhooks;
  beforeEach(async () => {
    sandbox = await openSandbox();
    await sandbox.settings({ rateLimitPerSecond: 0 });
    const limits = { firstPauseMs: 5, longestPauseMs: 10, totalMs: 50, unreachableMs: 50 };
    webhooks = new OpenPhoneWebhooks(createSendRequest(fetchExchange(sandbox.url), realPace({ limits })));
  });
  afterEach(() => sandbox.close());

  const keep = (known: KnownWebhook | null = null, changes = {}) =>
    keepWebhook(webhooks, { ...wanted, ...changes }, known);

  it('makes one under our label, and tells its key', async () => {
    const kept = await keep();
    expect(kept).toMatchObject({ action: 'created', secret: expect.stringMatching(/^whsec_/) });
    expect(await webhooks.list()).toMatchObject([
      { id: kept.vendorId, url: URL, label: OUR_LABEL, status: 'enabled', events: wanted.events },
    ]);
  });

  it('changes nothing when all is well, in whatever order the events come', async () => {
    const kept = await keep();
    await sandbox.forgetRequests();
    expect(await keep(kept, { events: [...wanted.events].reverse() })).toEqual({
      ...kept,
      action: 'healthy',
    });
    expect((await sandbox.requests()).map(({ method }) => method)).toEqual(['GET']);
  });

  it('switches one on again that was switched off, with its key', async () => {
    const kept = await keep();
    await webhooks.update(kept.vendorId, { status: 'disabled' });
    expect(await keep(kept)).toEqual({ ...kept, action: 're_enabled' });
    expect(await webhooks.get(kept.vendorId)).toMatchObject({ status: 'enabled' });
  });

  it('puts events, numbers and URL right', async () => {
    const kept = await keep();
    await webhooks.update(kept.vendorId, { url: 'https://example.com/else', events: ['call.missed'] });
    expect(await keep(kept, { resourceIds: ['PN1'] })).toEqual({ ...kept, action: 'corrected' });
    expect(await webhooks.get(kept.vendorId)).toMatchObject({ ...wanted, resourceIds: ['PN1'] });
  });

  it('makes another with another key when the one we knew is gone', async () => {
    const kept = await keep();
    expect([await webhooks.remove(kept.vendorId), await webhooks.remove(kept.vendorId)]).toEqual([
      true,
      false,
    ]);
    const renewed = await keep(kept);
    expect(renewed).toMatchObject({ action: 'renewed' });
    expect([renewed.vendorId === kept.vendorId, renewed.secret === kept.secret]).toEqual([false, false]);
  });

  it('takes over one of ours whose key was lost, and makes no second one', async () => {
    const lost = await keep();
    const adopted = await keep();
    expect(adopted).toMatchObject({ action: 'adopted', vendorId: lost.vendorId });
    expect(adopted.secret).not.toBe(lost.secret);
    expect(await webhooks.list()).toHaveLength(1);
  });

  it.each<[{ label: string; url?: string }, string]>([
    [{ label: 'made by hand' }, 'our URL under another label'],
    [
      { label: OUR_LABEL, url: 'https://n8n.example.com/webhook-test/ours/webhook' },
      'our label, another URL',
    ],
  ])('leaves %j alone: %s', async (foreign) => {
    const before = await webhooks.create({ ...wanted, ...foreign });
    const kept = await keep();
    expect(kept).toMatchObject({ action: 'created' });
    expect(kept.vendorId).not.toBe(before.id);
    expect(await webhooks.get(before.id)).toMatchObject({ ...foreign, events: wanted.events });
  });

  it('throws when it is not known whether it is gone, and makes no second one', async () => {
    const kept = await keep();
    await sandbox.misbehave({ action: 'status', status: 500, times: 20, match: { path: '^/webhooks/' } });
    await expect(keep(kept)).rejects.toThrow(ServerError);
    await sandbox.settings({ acceptedKeys: ['another-key'] });
    await expect(keep()).rejects.toThrow(UnauthorizedError);
    await sandbox.settings({ acceptedKeys: ['key-of-the-tests'] });
    expect(await webhooks.list()).toHaveLength(1);
  });
});
