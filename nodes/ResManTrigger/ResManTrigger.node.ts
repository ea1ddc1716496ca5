import { NodeConnectionTypes } from 'n8n-workflow';
import type {
  IHookFunctions,
  INodeType,
  INodeTypeDescription,
  IWebhookFunctions,
  IWebhookResponseData,
} from 'n8n-workflow';
import { contactLedgerApiTest } from '../ContactLedger/methods/credential-test';
import { fullItem } from '../trigger/event-item';
import { receive } from '../trigger/receive';
import {
  refuseWithoutSecret,
  RESMAN_RELAY,
  secretTest,
  secretVerdict,
  type SecretCredential,
} from '../trigger/secret-proof';
import { CONTACT_UPDATED, readContactUpdate } from './contact-update';
import { properties, readFilter, SOURCE } from './trigger-parameters';

/** ResMan's changes, as the customer's relay sends them: proven, stored, acknowledged, then handed out in batches. */
export class ResManTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'ResMan Trigger',
    name: 'resManTrigger',
    icon: { light: 'file:resMan.svg', dark: 'file:resMan.dark.svg' },
    group: ['trigger'],
    version: [2],
    subtitle: 'contact.updated',
    description: 'Starts the workflow when a contact was changed in ResMan, as a relay tells it',
    defaults: { name: 'ResMan Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      { name: 'resManRelayApi', required: true, testedBy: 'resManRelayApiTest' },
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

  methods = { credentialTest: { contactLedgerApiTest, resManRelayApiTest: secretTest(RESMAN_RELAY) } };

  /** Nothing is registered anywhere: the relay has to be told the URL. Without a secret nothing may come in. */
  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        refuseWithoutSecret(this, await relayCredential(this), RESMAN_RELAY);
        return true;
      },
      async create(this: IHookFunctions): Promise<boolean> {
        refuseWithoutSecret(this, await relayCredential(this), RESMAN_RELAY);
        return true;
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return true;
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receive(this, {
      source: SOURCE,
      types: [CONTACT_UPDATED],
      read: async (request) => {
        const verdict = secretVerdict(request, await relayCredential(this), RESMAN_RELAY, Date.now());
        if (verdict !== 'ok') return { kind: 'unproven', why: verdict };
        return readContactUpdate(request.rawBody, request.headers, readFilter(this));
      },
      itemOf: fullItem,
    });
  }
}

const relayCredential = (context: IHookFunctions | IWebhookFunctions) =>
  context.getCredentials<SecretCredential>('resManRelayApi');
