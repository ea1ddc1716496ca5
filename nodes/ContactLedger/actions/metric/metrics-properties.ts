import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { MetricsRequest } from '../../../../ledger';
import { textParameter } from '../each-item';

/** Which contacts, over which days. */
export const metricsProperties: INodeProperties[] = [
  {
    displayName: 'Property ID',
    name: 'propertyId',
    type: 'string',
    default: '',
    description: 'Leave empty for the contacts of every property',
  },
  {
    displayName: 'First Day',
    name: 'firstDay',
    type: 'dateTime',
    default: '={{ $today.minus({ days: 29 }).toISODate() }}',
    description: 'The day is counted; its time plays no part',
  },
  {
    displayName: 'Last Day',
    name: 'lastDay',
    type: 'dateTime',
    default: '={{ $today.toISODate() }}',
    description: 'The day is counted; its time plays no part',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      {
        displayName: 'Time Zone',
        name: 'timeZone',
        type: 'string',
        default: 'UTC',
        placeholder: 'e.g. America/New_York',
        description: 'Whose days are counted: a name of the IANA list',
      },
    ],
  },
];

/** What an item asks for. A day that is none is refused by the ledger. */
export const readMetricsRequest = (node: IExecuteFunctions, item: number): MetricsRequest => ({
  propertyId: textParameter(node, 'propertyId', item),
  from: dayOf(node.getNodeParameter('firstDay', item, '')),
  to: dayOf(node.getNodeParameter('lastDay', item, '')),
  timeZone: textParameter(node, 'options.timeZone', item) ?? 'UTC',
});

/** The date of a time in ISO 8601, which is also how a date of an expression writes itself; anything else as it is. */
const dayOf = (value: unknown): string => {
  const text = String(value);
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? text.slice(0, 10) : text.trim();
};
