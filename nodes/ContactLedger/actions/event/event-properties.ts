import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { eventStandings, type EventFilter } from '../../../../ledger';
import { readFilters } from '../read-filters';

/** The ledger's id of an event. */
export const eventIdProperty: INodeProperties = {
  displayName: 'Event ID',
  name: 'eventId',
  type: 'string',
  default: '={{ $json.id }}',
  required: true,
  description:
    'What "Store", "Take Due" or "Get Many" put out as "ID". If other nodes come in between, refer to that node.',
};

/** Fields of "Filters". */
export const eventFilters: INodeProperties[] = [
  {
    displayName: 'Error Code',
    name: 'errorCode',
    type: 'string',
    default: '',
    placeholder: 'e.g. crashed_repeatedly',
    description: 'The code that the last attempt ended with',
  },
  {
    displayName: 'Received Before',
    name: 'receivedTo',
    type: 'dateTime',
    default: '',
    description: 'A time without an offset is UTC',
  },
  {
    displayName: 'Received From',
    name: 'receivedFrom',
    type: 'dateTime',
    default: '',
    description: 'A time without an offset is UTC',
  },
  {
    displayName: 'Source',
    name: 'source',
    type: 'string',
    default: '',
    placeholder: 'e.g. resman',
    description: 'The system that told us',
  },
  {
    displayName: 'Status',
    name: 'status',
    type: 'options',
    options: [
      { name: 'Claimed', value: 'claimed', description: 'Somebody works on it' },
      { name: 'Dead', value: 'dead', description: 'Did not work, until somebody says what becomes of it' },
      { name: 'Done', value: 'done', description: 'The work is done' },
      { name: 'Given Up', value: 'given_up', description: 'A person said that it stays undone' },
      { name: 'Waiting', value: 'waiting', description: 'It is handed out when it is due' },
    ],
    default: 'dead',
    description: 'How far the work has come',
  },
  {
    displayName: 'Type',
    name: 'type',
    type: 'string',
    default: '',
    placeholder: 'e.g. prospect.changed',
    description: 'What kind of event it is, in the words of the source',
  },
];

/** Which events were asked for under "Filters". @throws {NodeOperationError} one of them cannot be read */
export function readEventFilter(node: IExecuteFunctions): EventFilter {
  const { status, ...texts } = readFilters(node, eventFilters);
  return { ...texts, status: eventStandings.find((known) => known === status) ?? null };
}
