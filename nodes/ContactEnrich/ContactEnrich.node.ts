import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { properties } from './actions/properties';
import { router } from './actions/router';

/** What a conversation tells about a person, by rules; and what of an AI's answer about it can be relied on. */
export class ContactEnrich implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Contact Enrich',
    name: 'contactEnrich',
    icon: { light: 'file:contactEnrich.svg', dark: 'file:contactEnrich.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle:
      '={{ { enrich: "enrich a conversation", checkAiFindings: "check AI findings" }[$parameter["operation"]] }}',
    description: 'Read from a conversation what a renter looks for, and how promising they are',
    defaults: { name: 'Contact Enrich' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    properties,
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return router.call(this);
  }
}
