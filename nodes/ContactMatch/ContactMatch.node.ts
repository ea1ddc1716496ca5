import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import * as linkByPhone from './actions/link-by-phone.operation';
import { router } from './actions/router';

export class ContactMatch implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Contact Match',
    name: 'contactMatch',
    icon: { light: 'file:contactMatch.svg', dark: 'file:contactMatch.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ { linkByPhone: "link by phone" }[$parameter["mode"]] }}',
    description: 'Find out whose phone number it is by comparing contacts from several sources',
    defaults: { name: 'Contact Match' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    inputNames: ['Conversations', 'Source Records'],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Confident', 'Needs Review', 'No Match'],
    properties: [
      {
        displayName: 'Mode',
        name: 'mode',
        type: 'options',
        noDataExpression: true,
        options: [
          {
            name: 'Link to Conversations by Phone',
            value: 'linkByPhone',
            description:
              'Give phone-only conversations the contacts that source records have for their numbers',
            action: 'Link to conversations by phone',
          },
        ],
        default: 'linkByPhone',
      },
      ...linkByPhone.description,
    ],
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await router.call(this);
  }
}
