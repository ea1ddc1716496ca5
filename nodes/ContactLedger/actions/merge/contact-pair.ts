import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { textParameter } from '../each-item';

/** The two contacts of a merge. */
export const contactPair: INodeProperties[] = [
  {
    displayName: 'Primary Contact ID',
    name: 'primaryId',
    type: 'string',
    required: true,
    default: '={{ $json.left?.contactId ?? $json.primaryId }}',
    description: 'One of the two contacts; the one that stays if you say so below',
  },
  {
    displayName: 'Secondary Contact ID',
    name: 'secondaryId',
    type: 'string',
    required: true,
    default: '={{ $json.right?.contactId ?? $json.secondaryId }}',
    description: 'The other of the two contacts',
  },
  {
    displayName: 'Which Survives',
    name: 'survivor',
    type: 'options',
    options: [
      {
        name: 'By the Rules',
        value: 'rules',
        description:
          'A resident before an applicant before a prospect, then the one in ResMan, then the older',
      },
      { name: 'Primary Contact', value: 'primary' },
    ],
    default: 'rules',
    description: 'Which contact keeps its ID; the other’s ID leads to it from then on',
  },
];

export const readContactPair = (node: IExecuteFunctions, item: number) => ({
  primaryId: textParameter(node, 'primaryId', item) ?? '',
  secondaryId: textParameter(node, 'secondaryId', item) ?? '',
  isPrimaryFixed: node.getNodeParameter('survivor', item, 'rules') === 'primary',
});
