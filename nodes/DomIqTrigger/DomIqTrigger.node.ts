import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
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
import { readDomIqEvent } from './domiq-event';
import { domIqVerdict, secretFinding } from './domiq-proof';
import { chosenTexts } from '../trigger/trigger-properties';
import { properties, SOURCE } from './trigger-parameters';

/** Events of the chatbot: proven by their signature, stored, acknowledged, then handed out in batches. */
export class DomIqTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'DomIQ Trigger',
    name: 'domIqTrigger',
    icon: { light: 'file:domIq.svg', dark: 'file:domIq.dark.svg' },
    group: ['trigger'],
    version: [2],
    subtitle: '={{ $parameter["events"].join(", ") }}',
    description:
      'Starts the workflow when a visitor of the chatbot tells who they are, ends a conversation or opts out',
    defaults: { name: 'DomIQ Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      { name: 'domIqApi', required: true },
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

  methods = { credentialTest: { contactLedgerApiTest } };

  /** Nothing is registered anywhere: DomIQ has to be told the URL. Without a secret nothing may come in. */
  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        await refuseWithoutSecret(this);
        return true;
      },
      async create(this: IHookFunctions): Promise<boolean> {
        await refuseWithoutSecret(this);
        return true;
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return true;
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    const events = chosenTexts(this, 'events');
    return await receive(this, {
      source: SOURCE,
      types: events,
      read: async (request) => {
        const verdict = domIqVerdict(request, await secretOf(this), Date.now());
        if (verdict !== 'ok') return { kind: 'unproven', why: verdict };
        return readDomIqEvent(request, events);
      },
      itemOf: fullItem,
    });
  }
}

async function secretOf(context: Pick<IHookFunctions, 'getCredentials'>): Promise<string> {
  const { webhookSecret = '' } = await context.getCredentials<{ webhookSecret?: string }>('domIqApi');
  return webhookSecret;
}

/** @throws {NodeOperationError} anybody could send something */
async function refuseWithoutSecret(context: IHookFunctions): Promise<void> {
  const finding = secretFinding(await secretOf(context));
  if (finding === null) return;
  throw new NodeOperationError(context.getNode(), finding, {
    description:
      'The trigger was not activated: without a secret anybody could send events. Copy the one that DomIQ shows beside the webhook into the credential, then activate the workflow again.',
  });
}
