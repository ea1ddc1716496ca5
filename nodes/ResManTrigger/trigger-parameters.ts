import type { INodeProperties } from 'n8n-workflow';
import { completeByProperty, sharedOptions } from '../trigger/trigger-properties';
import { triggerLedgerProperties } from '../trigger/trigger-ledger';
import type { ChangeFilter } from './contact-update';

export const SOURCE = 'resman';

const DELIVERY_ID_HEADER = 'x-delivery-id';

const byDisplayName = (left: INodeProperties, right: INodeProperties): number =>
  left.displayName.localeCompare(right.displayName, 'en');

const options: INodeProperties[] = [
  ...sharedOptions(SOURCE),
  {
    displayName: 'Delivery ID Header',
    name: 'deliveryIdHeader',
    type: 'string',
    default: DELIVERY_ID_HEADER,
    description:
      'The header with the relay’s own ID of a delivery, the same when it is repeated. Where there is none, the same words within a minute are one event.',
  },
];
options.sort(byDisplayName);

export const properties: INodeProperties[] = [
  {
    displayName:
      'Nothing is registered in ResMan: have your relay send the changes to the Production URL above, signed or with the secret that the credential holds.',
    name: 'relayNotice',
    type: 'notice',
    default: '',
  },
  ...triggerLedgerProperties,
  completeByProperty,
  {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add filter',
    default: {},
    description: 'Which changes start the workflow; all of them without a filter',
    options: [
      {
        displayName: 'Fields',
        name: 'fields',
        type: 'string',
        default: '',
        placeholder: 'e.g. email, phone, status',
        description: 'Only changes of at least one of these fields, separated by commas',
      },
      {
        displayName: 'Ignore Update Sources',
        name: 'ignoredSources',
        type: 'string',
        default: '',
        placeholder: 'e.g. chatbot',
        description:
          'Changes that come from these sources are acknowledged and left out. Name your own source here if ResMan tells you of what you wrote yourself.',
      },
      {
        displayName: 'Property IDs',
        name: 'properties',
        type: 'string',
        default: '',
        placeholder: 'e.g. P1, P2',
        description:
          'Only changes whose "property_id" is one of these, separated by commas. A change that names no property comes through.',
      },
    ],
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    description: 'How events are gathered, kept and told apart',
    options,
  },
];

/** Reads what is wanted from the parameters. */
export function readFilter(context: {
  getNodeParameter(name: string, fallback?: unknown): unknown;
}): ChangeFilter {
  const filters = context.getNodeParameter('filters', {}) as Readonly<Record<string, unknown>>;
  const options = context.getNodeParameter('options', {}) as Readonly<Record<string, unknown>>;
  return {
    ignoredSources: wordsOf(filters.ignoredSources).map((word) => word.toLowerCase()),
    fields: wordsOf(filters.fields).map((word) => word.toLowerCase()),
    properties: wordsOf(filters.properties),
    deliveryIdHeader: String(options.deliveryIdHeader ?? DELIVERY_ID_HEADER).trim(),
  };
}

const wordsOf = (value: unknown): string[] =>
  String(value ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
