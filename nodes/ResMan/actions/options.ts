import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_MINIMUM_CONFIDENCE } from '../../../clients/resman';
import { MOST_REQUESTS_PER_SECOND, REQUESTS_PER_SECOND } from '../transport';

const requestsPerSecond: INodeProperties = {
  displayName: 'Requests per Second',
  name: 'requestsPerSecond',
  type: 'number',
  typeOptions: { minValue: 0.1, maxValue: MOST_REQUESTS_PER_SECOND, numberPrecision: 1 },
  default: REQUESTS_PER_SECOND,
  description: 'How fast to send at most. ResMan publishes no limit; its answers take long.',
};

export const allowProtected: INodeProperties = {
  displayName: 'Change Residents Too',
  name: 'allowProtected',
  type: 'boolean',
  default: false,
  description:
    'Whether to change people who live or lived there, applicants, and those with a status that is not known. ResMan keeps one person from prospect to resident: what a chat or a form says would overwrite their name and contact details.',
};

export const overwrite: INodeProperties = {
  displayName: 'Overwrite',
  name: 'overwrite',
  type: 'boolean',
  default: false,
  description:
    'Whether to replace what ResMan holds. Otherwise only what is empty there is filled. Nothing is ever blanked.',
};

export const minimumConfidence: INodeProperties = {
  displayName: 'Minimum Confidence',
  name: 'minimumConfidence',
  type: 'number',
  typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
  default: DEFAULT_MINIMUM_CONFIDENCE,
  description:
    'How sure it has to be, above this, that somebody in ResMan is the person. At or below it a new prospect is made.',
};

export const doubtAbove: INodeProperties = {
  displayName: 'Leave Doubtful Ones Above',
  name: 'doubtAbove',
  type: 'number',
  typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
  default: 0.7,
  description:
    'If somebody in ResMan may be the person with more than this confidence, and not more than "Minimum Confidence", nobody is made: the item goes on by "In Doubt", with whom it may be. Without this option a new prospect is made.',
};

export const reactivateLost: INodeProperties = {
  displayName: 'Reactivate Lost Prospects',
  name: 'reactivateLost',
  type: 'boolean',
  default: true,
  description:
    'Whether a lost prospect who is found becomes active again, because they got in touch. Who was marked lost after "Date and Time" stays lost. Switch it off for items that are no sign of life, such as a change from another system.',
};

export const interactionDate: INodeProperties = {
  displayName: 'Date and Time',
  name: 'at',
  type: 'dateTime',
  default: '',
  description: 'When it happened. Leave empty for now.',
};

/** The "Options" of an operation, sorted; the pace is among all of them. */
export function options(...own: readonly INodeProperties[]): INodeProperties {
  const all = [...own, requestsPerSecond];
  return {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    description: 'What is seldom changed',
    options: all.sort((left, right) => left.displayName.localeCompare(right.displayName, 'en')),
  };
}
