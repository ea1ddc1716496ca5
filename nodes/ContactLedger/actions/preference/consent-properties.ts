import type { INodeProperties } from 'n8n-workflow';

/** The number or address a question or statement is about. */
export const identifierProperty: INodeProperties = {
  displayName: 'Phone or Email',
  name: 'identifier',
  type: 'string',
  required: true,
  default: '={{ $json.phone ?? $json.email }}',
  description: 'In any spelling; numbers without a country code are American',
};

export const channelProperty: INodeProperties = {
  displayName: 'Channel',
  name: 'channel',
  type: 'options',
  options: [
    { name: 'Call', value: 'call' },
    { name: 'Email', value: 'email' },
    { name: 'Text', value: 'text' },
  ],
  default: 'text',
  description: 'The way you want to reach the person',
};

/** The same where every way can be meant. */
export const everyChannelProperty: INodeProperties = {
  ...channelProperty,
  options: [{ name: 'All', value: 'all' }, ...(channelProperty.options ?? [])],
  default: 'all',
  description: 'All: texts and calls for a number, emails for an address',
};

export const scopeProperty: INodeProperties = {
  displayName: 'Purpose',
  name: 'scope',
  type: 'string',
  default: 'all',
  description:
    'Use "all" for what is about the person’s own enquiry or tenancy, or a purpose of its own such as marketing',
};

/** How we know what somebody said. */
export const evidenceProperties: INodeProperties[] = [
  {
    displayName: 'System',
    name: 'system',
    type: 'string',
    required: true,
    default: '',
    placeholder: 'e.g. openphone',
    description: 'Where it was said or recorded',
  },
  {
    displayName: 'Stated At',
    name: 'statedAt',
    type: 'dateTime',
    default: '',
    description: 'When it was said; now when it is empty',
  },
  {
    displayName: 'Quoted Words',
    name: 'quote',
    type: 'string',
    default: '',
    description: 'What the person said, word for word',
  },
  {
    displayName: 'Evidence ID',
    name: 'evidenceId',
    type: 'string',
    default: '',
    description: 'The system’s own ID of the message or record',
  },
];
