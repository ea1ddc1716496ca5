import { NodeConnectionTypes } from 'n8n-workflow';
import type {
  IHookFunctions,
  INodeType,
  INodeTypeDescription,
  IWebhookFunctions,
  IWebhookResponseData,
} from 'n8n-workflow';
import { contactLedgerApiTest } from '../ContactLedger/methods/credential-test';
import { findWebhookSubscription } from '../../ledger';
import { OPENPHONE } from '../OpenPhone/transport/subscriptions';
import { fullItem } from '../trigger/event-item';
import { receive } from '../trigger/receive';
import { checkExists, create, remove } from './lifecycle';
import { getPhoneNumbers } from './methods/load-options';
import { openPhoneVerdict, readOpenPhoneEvent } from './openphone-delivery';
import { simplifiedItem } from './simplify-event';
import { chosenTexts } from '../trigger/trigger-properties';
import { isSimplified, letsOthersThrough, properties, SOURCE } from './trigger-parameters';

/** Events of OpenPhone (Quo): registers its own webhook, proves every delivery, stores it, then hands it out in batches. */
export class OpenPhoneTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'OpenPhone Trigger',
    name: 'openPhoneTrigger',
    icon: { light: 'file:openPhone.svg', dark: 'file:openPhone.dark.svg' },
    group: ['trigger'],
    version: [2],
    subtitle: '={{ $parameter["events"].join(", ") }}',
    description: 'Starts the workflow when a contact, message or call changes in OpenPhone (Quo)',
    defaults: { name: 'OpenPhone Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      { name: 'openPhoneApi', required: true },
      {
        name: 'contactLedgerApi',
        required: true,
        testedBy: 'contactLedgerApiTest',
        displayOptions: { show: { keepIn: ['postgres'] } },
      },
    ],
    webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
    properties,
  };

  methods = { credentialTest: { contactLedgerApiTest }, loadOptions: { getPhoneNumbers } };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        return await checkExists(this);
      },
      async create(this: IHookFunctions): Promise<boolean> {
        return await create(this);
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await remove(this);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    const isOpen = letsOthersThrough(this);
    const events = chosenTexts(this, 'events');
    return await receive(this, {
      source: SOURCE,
      types: isOpen ? [] : events,
      read: async (request, ledger) => {
        const url = this.getWebhookResourceUrl('default') ?? '';
        const subscription = await ledger.read((db) => findWebhookSubscription(db, OPENPHONE, url));
        const { legacyWebhookSecret: legacySecret = '' } = await this.getCredentials<{
          legacyWebhookSecret?: string;
        }>('openPhoneApi');
        const verdict = openPhoneVerdict(request, { subscription, legacySecret }, Date.now());
        if (verdict !== 'ok') return { kind: 'unproven', why: verdict };
        return readOpenPhoneEvent(request, isOpen ? null : events);
      },
      itemOf: isSimplified(this) ? simplifiedItem : fullItem,
    });
  }
}
