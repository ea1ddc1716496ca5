import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type {
  IHookFunctions,
  INodeType,
  INodeTypeDescription,
  IWebhookFunctions,
  IWebhookResponseData,
} from 'n8n-workflow';
import { contactLedgerApiTest } from '../ContactLedger/methods/credential-test';
import {
  refuseWithoutSecret,
  RESMAN_RELAY,
  secretTest,
  type SecretCredential,
} from '../trigger/secret-proof';
import { CONTACT_API } from './credential-kind';
import { serve } from './serve';
import { properties, readApiSettings } from './trigger-parameters';
import { webhooks } from './webhooks';

/** The four endpoints that the chatbot and ResMan's relay call: proven, checked, stored, worked on, answered. */
export class ContactApiTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Contact API Trigger',
    name: 'contactApiTrigger',
    icon: { light: 'file:contactApi.svg', dark: 'file:contactApi.dark.svg' },
    group: ['trigger'],
    version: [2],
    subtitle: '=/{{ $parameter["path"] }}/contacts',
    description: 'Serves the contact API: create, search and update contacts, and hear of changes in ResMan',
    defaults: { name: 'Contact API Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Create', 'Update', 'Change in ResMan'],
    credentials: [
      { name: 'contactApi', required: true, testedBy: 'contactApiTest' },
      {
        name: 'resManRelayApi',
        required: true,
        testedBy: 'resManRelayApiTest',
        displayOptions: { show: { changeProof: ['resManRelay'] } },
      },
      {
        name: 'contactLedgerApi',
        required: true,
        testedBy: 'contactLedgerApiTest',
        displayOptions: { show: { keepIn: ['postgres'] } },
      },
    ],
    webhooks,
    properties,
  };

  methods = {
    credentialTest: {
      contactLedgerApiTest,
      contactApiTest: secretTest(CONTACT_API),
      resManRelayApiTest: secretTest(RESMAN_RELAY),
    },
  };

  /** Nothing is registered anywhere: the callers have to be told the URLs. Without a secret nothing may come in. */
  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        await refuseUnusable(this);
        return true;
      },
      async create(this: IHookFunctions): Promise<boolean> {
        await refuseUnusable(this);
        return true;
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return true;
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await serve(this);
  }
}

/** @throws {NodeOperationError} anybody could call, or the URLs could not be told apart */
async function refuseUnusable(context: IHookFunctions): Promise<void> {
  const path = String(context.getNodeParameter('path', '') ?? '').replace(/^\/+|\/+$/g, '');
  if (path !== '' && !/^[\w.~-]+(?:\/[\w.~-]+)*$/.test(path))
    throw new NodeOperationError(context.getNode(), '"Path" holds characters that no such path has', {
      description:
        'The trigger was not activated. Use letters, digits, "-", "_", "." and "~", and slashes between them.',
    });
  refuseWithoutSecret(context, await context.getCredentials<SecretCredential>('contactApi'), CONTACT_API);
  if (!readApiSettings(context).isChangeOfRelay) return;
  const relay = await context.getCredentials<SecretCredential>('resManRelayApi');
  refuseWithoutSecret(context, relay, RESMAN_RELAY);
}
