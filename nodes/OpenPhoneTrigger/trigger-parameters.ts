import type { INodeProperties } from 'n8n-workflow';
import type { WantedWebhook } from '../../clients/openphone/webhooks-upkeep';
import { chosenTexts, completeByProperty, sharedOptions } from '../trigger/trigger-properties';
import { triggerLedgerProperties } from '../trigger/trigger-ledger';
import { eventOptions } from './event-types';

export const SOURCE = 'openphone';

const options: INodeProperties[] = [
  ...sharedOptions(SOURCE),
  {
    displayName: 'Let Other Events Through',
    name: 'otherEvents',
    type: 'boolean',
    default: false,
    description:
      'Whether events that are not chosen above, or not known to this node, start the workflow too. Otherwise they are acknowledged and left out.',
  },
];
options.sort((left, right) => left.displayName.localeCompare(right.displayName, 'en'));

/** n8n shows the credential before the parameter that decides on credentials, so that one comes first. */
export const properties: INodeProperties[] = [
  ...triggerLedgerProperties,
  {
    displayName: 'Events',
    name: 'events',
    type: 'multiOptions',
    required: true,
    options: eventOptions,
    default: ['contact.updated'],
    description: 'What starts the workflow. OpenPhone has no event of its own for a new contact.',
  },
  {
    displayName: 'Phone Number Names or IDs',
    name: 'phoneNumberIds',
    type: 'multiOptions',
    typeOptions: { loadOptionsMethod: 'getPhoneNumbers' },
    default: [],
    description:
      'Only messages and calls of these numbers; none chosen means all. Contact events come from the whole workspace. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  completeByProperty,
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    description: 'How events are gathered and kept, and which others come through',
    options,
  },
];

interface ParameterContext {
  getNodeParameter(name: string, fallback?: unknown): unknown;
}

/** The webhook that the parameters ask for. */
export function wantedWebhook(context: ParameterContext, url: string): WantedWebhook {
  return {
    url,
    events: chosenTexts(context, 'events'),
    resourceIds: chosenTexts(context, 'phoneNumberIds'),
  };
}

/** Whether events come through that were not chosen. */
export function letsOthersThrough(context: ParameterContext): boolean {
  const chosen = context.getNodeParameter('options', {}) as { otherEvents?: unknown };
  return chosen.otherEvents === true;
}

export const isSimplified = (context: ParameterContext): boolean =>
  context.getNodeParameter('simplify', true) !== false;
