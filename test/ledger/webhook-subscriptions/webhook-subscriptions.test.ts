import {
  deleteWebhookSubscription,
  exportLedger,
  findWebhookSubscription,
  listWebhookSubscriptions,
  saveWebhookSubscription,
  type WebhookSubscription,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { queueClock } from '../queue-clock';

const MINUTE_MS = 60_000;
const URL_A = 'https://n8n.example.com/webhook/a/webhook';
const URL_B = 'https://n8n.example.com/webhook/b/webhook';

const subscription = (changes: Partial<WebhookSubscription> = {}): WebhookSubscription => ({
  system: 'openphone',
  account: 'fingerprint-1',
  url: URL_A,
  vendorId: '4711',
  secret: 'invented secret one',
  events: ['message.received', 'contact.updated'],
  resourceIds: ['*'],
  ...changes,
});

describeOnEachDatabase('the webhook subscriptions', ({ open }) => {
  const opened = async () => {
    const ledger = await open();
    const clock = queueClock();
    return {
      ledger,
      clock,
      save: (changes?: Partial<WebhookSubscription>) =>
        ledger.writeKeys([], (db) => saveWebhookSubscription(db, subscription(changes), clock)),
      find: (url = URL_A, system = 'openphone') =>
        ledger.read((db) => findWebhookSubscription(db, system, url)),
      list: () => ledger.read((db) => listWebhookSubscriptions(db, 'openphone')),
    };
  };

  it('are found by system and URL as they were saved, with sorted events', async () => {
    const { save, find } = await opened();
    const saved = await save();
    expect(saved).toMatchObject({ events: ['contact.updated', 'message.received'], resourceIds: ['*'] });
    expect(await find()).toEqual(saved);
    expect([await find(URL_B), await find(URL_A, 'resman')]).toEqual([null, null]);
  });

  it('are one for a system and URL, however often they are saved', async () => {
    const { save, clock, list } = await opened();
    const first = await save();
    clock.forward(MINUTE_MS);
    const second = await save();
    expect(await list()).toEqual([second]);
    expect(second).toEqual({ ...first, checkedAt: clock.now() });
  });

  it('remember the secret before a renewal, and when that was', async () => {
    const { save, clock } = await opened();
    await save();
    clock.forward(MINUTE_MS);
    const renewed = await save({ vendorId: '4712', secret: 'invented secret two' });
    expect(renewed).toMatchObject({
      vendorId: '4712',
      secret: 'invented secret two',
      previousSecret: 'invented secret one',
      renewedAt: clock.now(),
    });
    clock.forward(MINUTE_MS);
    expect(await save({ vendorId: '4712', secret: 'invented secret two' })).toMatchObject({
      previousSecret: 'invented secret one',
      renewedAt: renewed.renewedAt,
    });
  });

  it('are listed by URL, of one system only', async () => {
    const { save, list } = await opened();
    await save({ url: URL_B });
    await save();
    await save({ system: 'resman' });
    expect((await list()).map(({ url }) => url)).toEqual([URL_A, URL_B]);
  });

  it('are forgotten by URL, and the others stay', async () => {
    const { ledger, save, list } = await opened();
    await save();
    await save({ url: URL_B });
    const forget = () => ledger.writeKeys([], (db) => deleteWebhookSubscription(db, 'openphone', URL_A));
    expect([await forget(), await forget()]).toEqual([true, false]);
    expect((await list()).map(({ url }) => url)).toEqual([URL_B]);
  });

  it('are not exported, and neither is their secret', async () => {
    const { ledger, save } = await opened();
    await save();
    let text = '';
    await exportLedger(ledger, async (lines) => void (text += lines));
    expect(text).not.toMatch(/"webhook_subscriptions"|invented secret/);
  });
});
