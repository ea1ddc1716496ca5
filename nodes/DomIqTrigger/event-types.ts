import type { INodePropertyOptions } from 'n8n-workflow';

/** The events that can be chosen, by name: all that DomIQ has. Source: docs/domiq.openapi.yaml, "webhooks". */
export const eventOptions: INodePropertyOptions[] = [
  {
    name: 'Contact Created',
    value: 'contact.created',
    description: 'A visitor has told for the first time who they are',
  },
  {
    name: 'Contact Updated',
    value: 'contact.updated',
    description: 'A visitor has told more or something else about themselves',
  },
  { name: 'Conversation Ended', value: 'conversation.ended' },
  {
    name: 'Preferences Updated',
    value: 'preferences.updated',
    description: 'A visitor has said how they want to be contacted, or that they do not',
  },
];

export const eventTypes: readonly string[] = eventOptions.map(({ value }) => String(value));
