import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { operationProperties } from './actions/operations';
import { router } from './actions/router';
import { searchContacts, searchConversations, searchProperties } from './methods/list-search';

/** DomIQ, the leasing chatbot: tells it who it talks to, reads what was said, keeps opt-outs in step. */
export class DomIq implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'DomIQ',
    name: 'domIq',
    icon: { light: 'file:domIq.svg', dark: 'file:domIq.dark.svg' },
    group: ['output'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Tell the DomIQ chatbot about contacts, read its conversations, keep opt-outs in step',
    defaults: { name: 'DomIQ' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'domIqApi', required: true }],
    properties: [
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [
          { name: 'Contact Context', value: 'contactContext' },
          { name: 'Conversation', value: 'conversation' },
          { name: 'Preference', value: 'preference' },
        ],
        default: 'conversation',
      },
      ...operationProperties,
    ],
  };

  methods = { listSearch: { searchContacts, searchConversations, searchProperties } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await router.call(this);
  }
}
