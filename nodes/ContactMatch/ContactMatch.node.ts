import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import * as linkByPhone from './actions/link-by-phone.operation';
import { router } from './actions/router';
import * as scored from './actions/scored-properties';

export class ContactMatch implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Contact Match',
    name: 'contactMatch',
    icon: { light: 'file:contactMatch.svg', dark: 'file:contactMatch.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle:
      '={{ { deduplicate: "find duplicates", linkByPhone: "link by phone", linkLists: "link to another list" }[$parameter["mode"]] }}',
    description:
      'Find duplicates in a list of contacts, link two lists, or find out whose phone number it is',
    defaults: { name: 'Contact Match' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    inputNames: ['List or Conversations', 'Other List or Source Records'],
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
            name: 'Find Duplicates',
            value: 'deduplicate',
            description:
              'Find the records of one list that are about the same person. Needs the first input only.',
            action: 'Find duplicates',
          },
          {
            name: 'Link to Another List',
            value: 'linkLists',
            description:
              'Find out for every record of the first input who it is in the second one, for example in ResMan',
            action: 'Link to another list',
          },
          {
            name: 'Link to Conversations by Phone',
            value: 'linkByPhone',
            description:
              'Give phone-only conversations the contacts that source records have for their numbers',
            action: 'Link to conversations by phone',
          },
        ],
        default: 'linkByPhone',
        description: 'What to compare with what',
      },
      ...linkByPhone.description,
      ...scored.description,
    ],
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await router.call(this);
  }
}
