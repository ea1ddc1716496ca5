import type { INodeProperties } from 'n8n-workflow';
import { CONTACT_ID_OF_ITEM } from '../../actions/item-expressions';

const shownFor = (operation: string): INodeProperties['displayOptions'] => ({
  show: { resource: ['conversation'], operation: [operation] },
});

export const properties: INodeProperties[] = [
  {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: [{ name: 'Conversation', value: 'conversation' }],
    default: 'conversation',
  },
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['conversation'] } },
    options: [
      {
        name: 'Check AI Findings',
        value: 'checkAiFindings',
        action: 'Check AI findings about a conversation',
        description:
          'Keep of the answer of an AI only what the conversation bears out. Score, identity and opt-outs never change.',
      },
      {
        name: 'Enrich',
        value: 'enrich',
        action: 'Enrich a contact from a conversation',
        description: 'Find move-in date, budget, kind of home, topics, mood and lead score, by rules alone',
      },
    ],
    default: 'enrich',
  },
  {
    displayName:
      'Takes whole conversations (DomIQ > Conversation > Get), or single messages and interactions (OpenPhone, Contact Ledger > Interaction > Get History), which are put together per person',
    name: 'enrichNotice',
    type: 'notice',
    default: '',
    displayOptions: shownFor('enrich'),
  },
  {
    displayName: 'Contact ID',
    name: 'contactId',
    type: 'string',
    default: CONTACT_ID_OF_ITEM,
    displayOptions: shownFor('enrich'),
    description: 'Whose conversation it is, as Contact Ledger names the person. Passed on to the next step.',
  },
  {
    displayName: 'Conversation',
    name: 'conversation',
    type: 'json',
    required: true,
    default: '={{ $json.conversation }}',
    displayOptions: shownFor('checkAiFindings'),
    description: 'The conversation that the AI was asked about, with its messages',
  },
  {
    displayName: 'AI Answer',
    name: 'answer',
    type: 'json',
    default: '={{ $json.output ?? $json.text }}',
    displayOptions: shownFor('checkAiFindings'),
    description:
      'What the AI answered, as an object or as text. An answer that cannot be read changes nothing.',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    displayOptions: { show: { resource: ['conversation'] } },
    options: [
      {
        displayName: 'Time Zone',
        name: 'timeZone',
        type: 'string',
        default: '',
        placeholder: 'e.g. America/Chicago',
        description:
          'Where the property is, for words such as "next Friday". Empty means the time zone of the workflow.',
      },
    ],
  },
];
