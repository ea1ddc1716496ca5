import { OUR_LABEL } from '../../../clients/openphone/webhooks-upkeep';
import { triggerBed, type TriggerBed } from './run-openphone-trigger';

describe('publishing OpenPhone Trigger', () => {
  let bed: TriggerBed;
  beforeEach(async () => {
    bed = await triggerBed();
  });
  afterEach(() => bed.close());

  it('makes one webhook under our label, and keeps its key in the ledger only', async () => {
    const host = await bed.host({ phoneNumberIds: ['PNone'] });
    expect(await host.lifecycle('checkExists')).toBe(false);
    await host.publish();
    const [webhook] = await bed.webhooks();
    expect(webhook).toMatchObject({
      url: host.urlOf(),
      label: OUR_LABEL,
      status: 'enabled',
      resourceIds: ['PNone'],
      events: ['contact.deleted', 'contact.updated', 'message.received'],
    });
    expect(await bed.subscription(host.urlOf())).toMatchObject({
      vendorId: webhook?.id,
      secret: expect.stringMatching(/^whsec_/),
      resourceIds: ['PNone'],
    });
  });

  it('finds it the next time and makes no second one', async () => {
    const host = await bed.host();
    await host.publish();
    expect(await host.lifecycle('checkExists')).toBe(true);
    await host.publish();
    expect(await bed.webhooks()).toHaveLength(1);
  });

  it('puts it right when other events were chosen, under the same key', async () => {
    const webhookId = 'one-place';
    const before = await bed.host({}, { webhookId, publicUrl: 'http://127.0.0.1:9' });
    await before.publish();
    const kept = await bed.subscription(before.urlOf());
    const after = await bed.host({ events: ['call.missed'] }, { webhookId, publicUrl: 'http://127.0.0.1:9' });
    expect(await after.lifecycle('checkExists')).toBe(false);
    await after.publish();
    expect(await bed.webhooks()).toMatchObject([{ id: kept?.vendorId, events: ['call.missed'] }]);
    expect((await bed.subscription(after.urlOf()))?.secret).toBe(kept?.secret);
  });

  it('makes a new one when it was deleted in OpenPhone', async () => {
    const host = await bed.host();
    await host.publish();
    const [gone] = await bed.webhooks();
    await bed.sandbox.call('DELETE', `/webhooks/${gone?.id}`);
    expect(await host.lifecycle('checkExists')).toBe(false);
    await host.publish();
    const [made] = await bed.webhooks();
    expect(made?.id).not.toBe(gone?.id);
    expect(await bed.subscription(host.urlOf())).toMatchObject({ vendorId: made?.id });
  });

  it('takes over its own webhook when the ledger has lost it, with a new key', async () => {
    const host = await bed.host();
    await host.publish();
    const [made] = await bed.webhooks();
    const before = await bed.subscription(host.urlOf());
    await (await bed.ledger()).writeKeys([], (db) => db.deleteFrom('webhook_subscriptions').execute());
    await host.publish();
    expect((await bed.webhooks()).map(({ id }) => id)).toEqual([made?.id]);
    expect((await bed.subscription(host.urlOf()))?.secret).not.toBe(before?.secret);
  });

  it('leaves a webhook of somebody else alone that has the same URL', async () => {
    const host = await bed.host();
    const foreign = await bed.sandbox.data<{ id: string }>('POST', '/webhooks', {
      url: host.urlOf(),
      events: ['call.missed'],
      label: 'made by hand',
    });
    await host.publish();
    await host.lifecycle('delete');
    expect(await bed.webhooks()).toMatchObject([{ id: foreign.id, events: ['call.missed'] }]);
  });

  it.each(['checkExists', 'create', 'delete'] as const)(
    'throws in %s when OpenPhone does not accept the key, and changes nothing',
    async (method) => {
      const host = await bed.host();
      await host.publish();
      await bed.sandbox.set({ acceptedKeys: ['another-key'] });
      await expect(host.lifecycle(method)).rejects.toMatchObject({
        message: expect.stringContaining('does not accept the API key'),
        httpCode: '401',
      });
      expect(await bed.subscription(host.urlOf())).not.toBeNull();
    },
  );

  it.each([
    ['http://localhost:5678', /address of this machine only/],
    ['https://127.0.0.1', /address of this machine only/],
    ['https://[::1]', /address of this machine only/],
    ['http://n8n.example.com', /https addresses only/],
  ])('is refused with the webhook URL %s, with advice', async (publicUrl, says) => {
    const host = await bed.host({}, { publicUrl, credential: { baseUrl: 'https://api.quo.com' } });
    for (const method of ['checkExists', 'create'] as const)
      await expect(host.lifecycle(method)).rejects.toMatchObject({
        message: expect.stringMatching(says),
        description: expect.stringContaining('WEBHOOK_URL'),
      });
  });

  it('is refused without an event', async () => {
    const host = await bed.host({ events: [] });
    await expect(host.publish()).rejects.toThrow('"Events" is empty');
    expect(await bed.webhooks()).toEqual([]);
  });
});

describe('taking OpenPhone Trigger back', () => {
  let bed: TriggerBed;
  beforeEach(async () => {
    bed = await triggerBed();
  });
  afterEach(() => bed.close());

  it('deletes the webhook and forgets its key; a second time is no failure', async () => {
    const host = await bed.host();
    await host.publish();
    expect([await host.lifecycle('delete'), await host.lifecycle('delete')]).toEqual([true, true]);
    expect([await bed.webhooks(), await bed.subscription(host.urlOf())]).toEqual([[], null]);
  });

  it('is no failure when the webhook is gone already', async () => {
    const host = await bed.host();
    await host.publish();
    const [webhook] = await bed.webhooks();
    await bed.sandbox.call('DELETE', `/webhooks/${webhook?.id}`);
    expect(await host.lifecycle('delete')).toBe(true);
    expect(await bed.subscription(host.urlOf())).toBeNull();
  });

  it('of the test URL leaves the webhook of production alone, and the reverse', async () => {
    const host = await bed.host();
    await host.publish('live');
    await host.publish('test');
    expect((await bed.webhooks()).map(({ url }) => url).sort()).toEqual(
      [host.urlOf('live'), host.urlOf('test')].sort(),
    );
    await host.lifecycle('delete', 'test');
    expect((await bed.webhooks()).map(({ url }) => url)).toEqual([host.urlOf('live')]);
    await host.publish('test');
    await host.lifecycle('delete', 'live');
    expect((await bed.webhooks()).map(({ url }) => url)).toEqual([host.urlOf('test')]);
  });
});

describe('the editor of OpenPhone Trigger', () => {
  it('lists the numbers of the workspace', async () => {
    const bed = await triggerBed();
    const host = await bed.host();
    expect((await host.loadOptions('getPhoneNumbers')).map(({ value }) => value).sort()).toEqual([
      'PNone',
      'PNtwo',
    ]);
    await bed.close();
  });
});
