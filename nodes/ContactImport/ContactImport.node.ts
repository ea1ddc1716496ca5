import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { properties } from './actions/properties';
import { router } from './actions/router';

export class ContactImport implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Contact Import',
    name: 'contactImport',
    icon: { light: 'file:contactImport.svg', dark: 'file:contactImport.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ { files: "read files", json: "read items" }[$parameter["readFrom"]] }}',
    description: 'Read contacts from CSV exports or items, with an outcome for every row',
    defaults: { name: 'Contact Import' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Contacts', 'Rejected Rows'],
    properties,
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await router.call(this);
  }
}
