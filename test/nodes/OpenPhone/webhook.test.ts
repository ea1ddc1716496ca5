import type { INodeParameters } from 'n8n-workflow';
import { OpenPhone } from '../../../nodes/OpenPhone/OpenPhone.node';
import { runSandbox } from '../../sandbox/sandbox-client';
import { listSearch } from '../../support/editor-calls';
import { triggerBed, type ListedWebhook, type TriggerBed } from '../OpenPhoneTrigger/run-openphone-trigger';
import { jsonOf, runOpenPhone } from './run-open-phone';

describe('the webhooks of an account', () => {
  let bed: TriggerBed;
  beforeEach(async () => {
    bed = await triggerBed();
  });
  afterEach(() => bed.close());

  const run = (
    operation: string,
    parameters: INodeParameters = {},
    credential: Record<string, string> = {},
  ) => runOpenPhone(bed.credentials(credential), { resource: 'webhook', operation, ...parameters });
  const check = async (credential?: Record<string, string>) => {
    const result = await run('check', {}, credential);
    expect(result.error).toBeUndefined();
    return jsonOf(result);
  };
  const published = async (webhookId: string, place?: 'live' | 'test') => {
    const host = await bed.host({}, { webhookId });
    await host.publish(place);
    return host;
  };
  const change = (webhook: ListedWebhook | undefined, changes: object) =>
    bed.sandbox.data('PATCH', `/webhooks/${webhook?.id}`, changes);
  const remove = (webhook: ListedWebhook | undefined) =>
    bed.sandbox.call('DELETE', `/webhooks/${webhook?.id}`);

  describe('Check', () => {
    it('says of each that it is healthy, and changes nothing', async () => {
      const [a, b] = [await published('a'), await published('b')];
      const before = await bed.webhooks();
      const checked = await check();
      expect(checked.map(({ state }) => state)).toEqual(['healthy', 'healthy']);
      expect(checked.map(({ url }) => url).sort()).toEqual([a.urlOf(), b.urlOf()].sort());
      expect(await bed.webhooks()).toEqual(before);
    });

    it('has nothing to say where no trigger was published', async () => {
      expect(await check()).toEqual([]);
    });

    it('makes one again that is gone, and the trigger believes deliveries under its new key', async () => {
      const host = await published('a');
      await remove((await bed.webhooks())[0]);
      expect(await check()).toMatchObject([{ state: 'renewed', url: host.urlOf() }]);
      await bed.text('Is it still free?');
      expect(await bed.items(host, 1)).toMatchObject([{ text: 'Is it still free?' }]);
      expect((await check()).map(({ state }) => state)).toEqual(['healthy']);
    });

    it('switches one on that was switched off', async () => {
      await published('a');
      await change((await bed.webhooks())[0], { status: 'disabled' });
      expect((await check()).map(({ state }) => state)).toEqual(['re_enabled']);
      expect(await bed.webhooks()).toMatchObject([{ status: 'enabled' }]);
    });

    it('puts one right whose events or URL were changed', async () => {
      const host = await published('a');
      await change((await bed.webhooks())[0], { url: 'https://example.com/else', events: ['task.created'] });
      expect((await check()).map(({ state }) => state)).toEqual(['corrected']);
      expect(await bed.webhooks()).toMatchObject([{ url: host.urlOf() }]);
    });

    it('leaves webhooks of others alone', async () => {
      await bed.sandbox.data('POST', '/webhooks', {
        url: 'https://example.com/hook',
        events: ['call.missed'],
      });
      const before = await bed.webhooks();
      expect([await check(), await bed.webhooks()]).toEqual([[], before]);
    });

    it('knows the webhooks of an earlier key of the same workspace, and nothing of another workspace', async () => {
      await published('a');
      expect((await check({ apiKey: 'next-key' })).map(({ state }) => state)).toEqual(['healthy']);
      const other = await runSandbox();
      expect(await check({ baseUrl: other.url })).toEqual([]);
      expect(await other.data('GET', '/webhooks')).toEqual([]);
      await other.close();
    });

    it('removes what a test in the editor left over, and leaves one that was just begun', async () => {
      await published('a', 'test');
      expect((await check()).map(({ state }) => state)).toEqual(['test']);
      const twoHoursAgo = new Date(Date.now() - 7_200_000).toISOString();
      const ledger = await bed.ledger();
      await ledger.writeKeys([], (db) =>
        db.updateTable('webhook_subscriptions').set({ checked_at: twoHoursAgo }).execute(),
      );
      expect((await check()).map(({ state }) => state)).toEqual(['removed']);
      expect([await bed.webhooks(), await check()]).toEqual([[], []]);
    });

    it('fails when OpenPhone does not accept the key, and forgets nothing', async () => {
      const host = await published('a');
      await bed.sandbox.set({ acceptedKeys: ['another-key'] });
      const { error } = await run('check');
      expect(error?.message).toContain('does not accept the API key');
      expect(await bed.subscription(host.urlOf())).not.toBeNull();
    });
  });

  describe('Get Many', () => {
    it('lists all of the workspace and says which are ours', async () => {
      await published('a');
      await bed.sandbox.data('POST', '/webhooks', {
        url: 'https://example.com/hook',
        events: ['call.missed'],
      });
      const listed = jsonOf(await run('getAll', { returnAll: true }));
      expect(listed.map(({ isOurs }) => isOurs).sort()).toEqual([false, true]);
    });

    it.each([true, false])('never tells a key, simplified: %s', async (simplify) => {
      const host = await published('a');
      const secret = (await bed.subscription(host.urlOf()))?.secret ?? 'none';
      const text = JSON.stringify(jsonOf(await run('getAll', { simplify })));
      expect(text).not.toMatch(/whsec_|"key"/);
      expect(text).not.toContain(secret);
      expect(JSON.stringify(await check())).not.toMatch(/whsec_|"key"|secret/);
    });
  });

  describe('Delete', () => {
    it('deletes one, and the ledger forgets it, so that Check does not make it again', async () => {
      const host = await published('a');
      const [webhook] = await bed.webhooks();
      const webhookId = { __rl: true, mode: 'id', value: webhook?.id ?? '' };
      expect(jsonOf(await run('delete', { webhookId }))).toEqual([{ deleted: true }]);
      expect([await bed.webhooks(), await bed.subscription(host.urlOf()), await check()]).toEqual([
        [],
        null,
        [],
      ]);
      expect(jsonOf(await run('delete', { webhookId }))).toEqual([{ deleted: true }]);
    });

    it('finds one in the list by label or URL', async () => {
      const host = await published('a');
      const search = (filter: string) =>
        listSearch({
          node: new OpenPhone(),
          method: 'searchWebhooks',
          filter,
          credentials: bed.credentials(),
        });
      expect((await search(host.urlOf())).results).toHaveLength(1);
      expect((await search('nothing like it')).results).toEqual([]);
    });
  });
});
