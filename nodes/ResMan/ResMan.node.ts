import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { operationProperties, outputsExpression } from './actions/operations';
import { router } from './actions/router';
import {
  searchContacts,
  searchEmployees,
  searchLostReasons,
  searchProperties,
  searchProspectSources,
} from './methods/list-search';

/** ResMan: prospects without duplicates, residents left alone, history, and what a property's lists hold. */
export class ResMan implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'ResMan',
    name: 'resMan',
    icon: { light: 'file:resMan.svg', dark: 'file:resMan.dark.svg' },
    group: ['output'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Find, create and update prospects in ResMan, log interactions, read residents and lists',
    defaults: { name: 'ResMan' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: outputsExpression,
    credentials: [{ name: 'resManApi', required: true }],
    properties: [
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [
          { name: 'Contact', value: 'contact' },
          { name: 'Employee', value: 'employee' },
          { name: 'Interaction', value: 'interaction' },
          { name: 'Lost Reason', value: 'lostReason' },
          { name: 'Property', value: 'property' },
          { name: 'Prospect', value: 'prospect' },
          { name: 'Prospect Source', value: 'prospectSource' },
          { name: 'Resident', value: 'resident' },
        ],
        default: 'contact',
      },
      ...operationProperties,
    ],
  };

  methods = {
    listSearch: {
      searchContacts,
      searchEmployees,
      searchLostReasons,
      searchProperties,
      searchProspectSources,
    },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await router.call(this);
  }
}
