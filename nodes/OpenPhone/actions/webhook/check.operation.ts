import type { IDataObject } from 'n8n-workflow';
import { systemClock, type KeptWebhookSubscription } from '../../../../ledger';
import { triggerLedgerProperties } from '../../../trigger/trigger-ledger';
import { endSubscription, keepSubscription, subscriptionsOf } from '../../transport/subscriptions';
import { connectWebhooks } from '../../transport/webhooks';
import type { ItemOperation } from '../operation';
import { webhookLedger } from './webhook-ledger';

/** Nobody waits in the editor longer for a test event; what is older was left over when n8n ended meanwhile. */
const TEST_LIVES_MS = 3_600_000;

/**
 * One item in, one item a webhook of OpenPhone Trigger out: each is as it should be afterwards. n8n itself looks at a webhook only
 * when its workflow is published, so this belongs on a schedule.
 */
export const check: ItemOperation = {
  properties: [
    {
      displayName:
        'Run this on a schedule, e.g. every 15 minutes: it looks after every webhook that an OpenPhone Trigger with this account has made.',
      name: 'checkWebhooksNotice',
      type: 'notice',
      default: '',
    },
    ...triggerLedgerProperties,
  ],
  async execute(_connection, itemIndex) {
    const connection = await connectWebhooks(this);
    const ledger = await webhookLedger(this, itemIndex);
    const checked: IDataObject[] = [];
    for (const subscription of await subscriptionsOf(connection, ledger)) {
      const { url, events, resourceIds, vendorId } = subscription;
      if (!isOfTest(url)) {
        const kept = await keepSubscription(connection, ledger, { url, events, resourceIds }, systemClock);
        checked.push({
          state: kept.action,
          webhookId: kept.vendorId,
          url,
          events,
          phoneNumberIds: resourceIds,
        });
        continue;
      }
      const isLeftOver = isOlderThan(subscription, TEST_LIVES_MS);
      if (isLeftOver) await endSubscription(connection, ledger, url);
      const state = isLeftOver ? 'removed' : 'test';
      checked.push({ state, webhookId: vendorId, url, events, phoneNumberIds: resourceIds });
    }
    return checked;
  },
};

/** The path that n8n uses while somebody waits in the editor. */
const isOfTest = (url: string): boolean => new URL(url).pathname.split('/').includes('webhook-test');

const isOlderThan = ({ checkedAt }: KeptWebhookSubscription, ageMs: number): boolean =>
  Date.parse(systemClock.now()) - Date.parse(checkedAt) > ageMs;
