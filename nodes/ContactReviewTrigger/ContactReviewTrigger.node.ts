import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type {
  IHookFunctions,
  INodeType,
  INodeTypeDescription,
  IWebhookFunctions,
  IWebhookResponseData,
} from 'n8n-workflow';
import { contactLedgerApiTest } from '../ContactLedger/methods/credential-test';
import { contactReviewApiTest } from './credential-test';
import { accessFinding, type ReviewCredential } from './page-access';
import { serve } from './serve';
import { properties } from './trigger-parameters';
import { webhooks } from './webhooks';

/** Serves the page of the enrichment: the dashboard, the review of conflicts, the leftovers, the push. */
export class ContactReviewTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Contact Review Trigger',
    name: 'contactReviewTrigger',
    icon: { light: 'file:contactReview.svg', dark: 'file:contactReview.dark.svg' },
    group: ['trigger'],
    version: [1],
    subtitle: '=/{{ $parameter["path"] }}',
    description:
      'Serves the page on which people follow the enrichment, decide about conflicts and start its steps',
    defaults: { name: 'Contact Review Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [
      { name: 'contactReviewApi', required: true, testedBy: 'contactReviewApiTest' },
      {
        name: 'contactLedgerApi',
        required: true,
        testedBy: 'contactLedgerApiTest',
        displayOptions: { show: { keepIn: ['postgres'] } },
      },
      {
        name: 'openPhoneApi',
        required: true,
        displayOptions: { show: { messagesFrom: ['openPhone'] } },
      },
    ],
    webhooks,
    properties,
  };

  methods = {
    credentialTest: {
      contactLedgerApiTest,
      contactReviewApiTest,
    },
  };

  /** Nothing is registered anywhere. Where anybody could open the page, it is not served at all. */
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

/** @throws {NodeOperationError} the page could be opened by anybody, or under no address */
async function refuseUnusable(context: IHookFunctions): Promise<void> {
  const path = String(context.getNodeParameter('path', '') ?? '').replace(/^\/+|\/+$/g, '');
  if (path !== '' && !/^[\w.~-]+(?:\/[\w.~-]+)*$/.test(path))
    throw new NodeOperationError(context.getNode(), '"Path" holds characters that no such path has', {
      description:
        'The trigger was not activated. Use letters, digits, "-", "_", "." and "~", and slashes between them.',
    });
  const finding = accessFinding(await context.getCredentials<ReviewCredential & object>('contactReviewApi'));
  if (finding === null) return;
  throw new NodeOperationError(context.getNode(), finding, {
    description:
      'The trigger was not activated, because the page shows names and numbers. Complete the credential "Contact Review API", then activate the workflow again.',
  });
}
