import type { INodeProperties } from 'n8n-workflow';
import { triggerLedgerProperties } from '../trigger/trigger-ledger';
import { DEFAULT_PATH } from './webhooks';

const LONGEST_OPEN_HOURS = 12;
const MOST_HOURS = 24 * 7;
const HOUR_MS = 3_600_000;

export const properties: INodeProperties[] = [
  {
    displayName:
      'Serves a page on which people follow the enrichment and decide about conflicts. An execution begins when the page wants something done: "kind" says what (import, quickbooks, match, preview, push or verify), and an import brings its file. End it with Contact Ledger > Job > End, so that the page learns how it went.',
    name: 'pageNotice',
    type: 'notice',
    default: '',
  },
  {
    displayName: 'Path',
    name: 'path',
    type: 'string',
    noDataExpression: true,
    default: DEFAULT_PATH,
    placeholder: 'e.g. leasing-contacts',
    description:
      'The page’s address behind n8n’s webhook prefix. Give each such trigger of an n8n a path of its own.',
  },
  ...triggerLedgerProperties,
  {
    displayName: 'Recent Messages',
    name: 'messagesFrom',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'From OpenPhone Where the Ledger Has None',
        value: 'openPhone',
        description:
          'Asks OpenPhone for the last texts of a number whose conflict is looked at; nothing is kept',
      },
      {
        name: 'From the Ledger',
        value: 'ledger',
        description: 'What the sync has heard of',
      },
    ],
    default: 'ledger',
    description: 'Where the page finds what was said on a number, which helps to tell whose it is',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    description: 'How long a page may stay open',
    options: [
      {
        displayName: 'Page Expires After (Hours)',
        name: 'pageHours',
        type: 'number',
        typeOptions: { minValue: 1, maxValue: MOST_HOURS },
        default: LONGEST_OPEN_HOURS,
        description: 'How long an open page can be used before it has to be opened again',
      },
    ],
  },
];

/** How long an open page can be used, in milliseconds. */
export function pageLifetimeMs(context: {
  getNodeParameter(name: string, fallback?: unknown): unknown;
}): number {
  const { pageHours } = context.getNodeParameter('options', {}) as Readonly<Record<string, unknown>>;
  const hours = Number(pageHours);
  return (hours >= 1 ? Math.min(hours, MOST_HOURS) : LONGEST_OPEN_HOURS) * HOUR_MS;
}
