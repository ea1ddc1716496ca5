import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { contactLedgerApiTest } from '../ContactLedger/methods/credential-test';
import { operationProperties } from './actions/operations';
import { router } from './actions/router';
import { searchContacts, searchPhoneNumbers } from './methods/list-search';
import { customFields } from './methods/resource-mapping';
import { searchWebhooks } from './methods/webhook-search';

/** OpenPhone (Quo): contacts without duplicates and without losses; conversations, messages, calls and numbers. */
export class OpenPhone implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'OpenPhone',
    name: 'openPhone',
    icon: { light: 'file:openPhone.svg', dark: 'file:openPhone.dark.svg' },
    group: ['output'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Read and write contacts in OpenPhone (Quo), read conversations, messages and calls',
    defaults: { name: 'OpenPhone' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      { name: 'openPhoneApi', required: true },
      {
        name: 'contactLedgerApi',
        required: true,
        testedBy: 'contactLedgerApiTest',
        displayOptions: { show: { resource: ['webhook'], keepIn: ['postgres'] } },
      },
    ],
    properties: [
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [
          { name: 'Call', value: 'call' },
          { name: 'Contact', value: 'contact' },
          { name: 'Conversation', value: 'conversation' },
          { name: 'History', value: 'history' },
          { name: 'Message', value: 'message' },
          { name: 'Phone Number', value: 'phoneNumber' },
          { name: 'Webhook', value: 'webhook' },
        ],
        default: 'contact',
      },
      ...operationProperties,
    ],
  };

  methods = {
    credentialTest: { contactLedgerApiTest },
    listSearch: { searchContacts, searchPhoneNumbers, searchWebhooks },
    resourceMapping: { customFields },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await router.call(this);
  }
}
