import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { operationProperties, outputsExpression } from './actions/operations';
import { router } from './actions/router';
import { ledgerProperties } from './ledger-settings';
import { contactReviewApiTest } from '../ContactReviewTrigger/credential-test';
import { contactLedgerApiTest } from './methods/credential-test';

export class ContactLedger implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Contact Ledger',
    name: 'contactLedger',
    icon: { light: 'file:contactLedger.svg', dark: 'file:contactLedger.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description:
      'Keep one contact per person: whose record is it, merges that can be undone, consent, history, events and the books',
    defaults: { name: 'Contact Ledger' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: outputsExpression,
    credentials: [
      {
        name: 'contactLedgerApi',
        required: true,
        testedBy: 'contactLedgerApiTest',
        displayOptions: { show: { keepIn: ['postgres'] } },
      },
      {
        name: 'contactReviewApi',
        required: true,
        testedBy: 'contactReviewApiTest',
        displayOptions: { show: { resource: ['review'], operation: ['getLink'] } },
      },
    ],
    properties: [
      ...ledgerProperties,
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [
          { name: 'Checkpoint', value: 'checkpoint' },
          { name: 'Contact', value: 'contact' },
          { name: 'Conversation', value: 'conversation' },
          { name: 'Decision', value: 'decision' },
          { name: 'Effect', value: 'effect' },
          { name: 'Enrichment', value: 'enrichment' },
          { name: 'Event', value: 'event' },
          { name: 'Failure', value: 'failure' },
          { name: 'Interaction', value: 'interaction' },
          { name: 'Job', value: 'job' },
          { name: 'Match', value: 'match' },
          { name: 'Merge', value: 'merge' },
          { name: 'Metric', value: 'metric' },
          { name: 'Preference', value: 'preference' },
          { name: 'Push', value: 'push' },
          { name: 'Report', value: 'report' },
          { name: 'Review', value: 'review' },
          { name: 'Rule', value: 'rule' },
          { name: 'Source', value: 'source' },
          { name: 'Source Record', value: 'sourceRecord' },
        ],
        default: 'source',
      },
      ...operationProperties,
    ],
  };

  methods = { credentialTest: { contactLedgerApiTest, contactReviewApiTest } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await router.call(this);
  }
}
