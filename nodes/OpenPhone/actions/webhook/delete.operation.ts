import { deleteWebhookSubscription, listWebhookSubscriptions } from '../../../../ledger';
import { resourceLocator } from '../../../actions/resource-locator';
import { triggerLedgerProperties } from '../../../trigger/trigger-ledger';
import { OPENPHONE } from '../../transport/subscriptions';
import { connectWebhooks } from '../../transport/webhooks';
import type { ItemOperation } from '../operation';
import { webhookLedger } from './webhook-ledger';

const webhookLocator = resourceLocator({
  displayName: 'Webhook',
  name: 'webhookId',
  required: true,
  description: 'The webhook to work with',
  searchListMethod: 'searchWebhooks',
  placeholder: 'e.g. 4711',
  regex: '^\\d{1,30}$',
  errorMessage: 'The ID of a webhook has only digits',
});

/** One item in, { deleted: true } out, also when it was gone before. The ledger forgets its secret. */
export const deleteOperation: ItemOperation = {
  properties: [
    {
      displayName:
        'OpenPhone stops telling whoever this webhook belongs to. To end one of OpenPhone Trigger, unpublish its workflow instead.',
      name: 'deleteWebhookNotice',
      type: 'notice',
      default: '',
    },
    webhookLocator,
    ...triggerLedgerProperties,
  ],
  identify(itemIndex) {
    return { id: this.getNodeParameter('webhookId', itemIndex, '', { extractValue: true }) as string };
  },
  async execute(_connection, itemIndex) {
    const id = this.getNodeParameter('webhookId', itemIndex, '', { extractValue: true }) as string;
    const { webhooks, fingerprint } = await connectWebhooks(this);
    const ledger = await webhookLedger(this, itemIndex);
    await webhooks.remove(id);
    const known = (await ledger.read((db) => listWebhookSubscriptions(db, OPENPHONE))).filter(
      ({ vendorId, account }) => vendorId === id && account === fingerprint,
    );
    for (const { url } of known)
      await ledger.writeKeys([], (db) => deleteWebhookSubscription(db, OPENPHONE, url));
    return [{ deleted: true }];
  },
};
