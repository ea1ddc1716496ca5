import type { IDataObject } from 'n8n-workflow';
import { OUR_LABEL } from '../../../../clients/openphone/webhooks-upkeep';
import type { OpenPhoneWebhook } from '../../../../clients/openphone/webhooks-schemas';
import { connectWebhooks } from '../../transport/webhooks';
import type { ItemOperation } from '../operation';
import { collect } from '../parameters';
import { returnAllAndLimit, simplify } from '../recurring-properties';

/** One item in, one item a webhook of the workspace out. Never with the key it signs with. */
export const getAll: ItemOperation = {
  properties: [...returnAllAndLimit, simplify],
  async execute(_connection, itemIndex) {
    const { webhooks } = await connectWebhooks(this);
    const found = await collect(this, [await webhooks.list()], itemIndex);
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    return found.map((webhook) => (isSimplified ? simplifyWebhook(webhook) : withoutKey(webhook)));
  },
};

function simplifyWebhook({ id, url, status, events, resourceIds, label }: OpenPhoneWebhook): IDataObject {
  return { id, url, status, events, phoneNumberIds: resourceIds, label, isOurs: label === OUR_LABEL };
}

/** The vendor tells no key here; should it ever, it goes no further. */
function withoutKey(webhook: OpenPhoneWebhook): IDataObject {
  return Object.fromEntries(Object.entries(webhook).filter(([name]) => name !== 'key')) as IDataObject;
}
