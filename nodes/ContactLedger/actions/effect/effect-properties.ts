import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { effectStandings, type EffectFilter } from '../../../../ledger';
import { readFilters } from '../read-filters';

/** The ledger's id of an effect. */
export const effectIdProperty: INodeProperties = {
  displayName: 'Effect ID',
  name: 'effectId',
  type: 'string',
  default: '={{ $json.id }}',
  required: true,
  description:
    'What "Take Due" or "Get Many" put out as "ID". If other nodes come in between, refer to that node.',
};

/** Fields of "Filters", but for the status: only dead ones are replayed. */
export const replayFilters: INodeProperties[] = [
  {
    displayName: 'Contact ID',
    name: 'contactId',
    type: 'string',
    default: '',
    description: 'The ledger’s ID of the contact that it is about',
  },
  {
    displayName: 'Error Code',
    name: 'errorCode',
    type: 'string',
    default: '',
    placeholder: 'e.g. crashed_repeatedly',
    description: 'The code that the last attempt ended with',
  },
  {
    displayName: 'Operation in the Target',
    name: 'operation',
    type: 'string',
    default: '',
    placeholder: 'e.g. contact.upsert',
    description: 'What is to be done there',
  },
  {
    displayName: 'Queued Before',
    name: 'queuedTo',
    type: 'dateTime',
    default: '',
    description: 'A time without an offset is UTC',
  },
  {
    displayName: 'Queued From',
    name: 'queuedFrom',
    type: 'dateTime',
    default: '',
    description: 'A time without an offset is UTC',
  },
  {
    displayName: 'Subject',
    name: 'subject',
    type: 'string',
    default: '',
    description: 'What it is about in the target system',
  },
  {
    displayName: 'Target',
    name: 'target',
    type: 'string',
    default: '',
    placeholder: 'e.g. resman',
    description: 'The system that we owe it',
  },
];

const statusFilter: INodeProperties = {
  displayName: 'Status',
  name: 'status',
  type: 'options',
  options: [
    { name: 'Dead', value: 'dead', description: 'Did not work, until somebody says what becomes of it' },
    { name: 'Done', value: 'done', description: 'The target has it' },
    { name: 'Given Up', value: 'given_up', description: 'A person said that it stays undone' },
    { name: 'Sending', value: 'sending', description: 'Somebody sends it' },
    { name: 'Superseded', value: 'superseded', description: 'A newer version took its place' },
    { name: 'Unknown', value: 'unknown', description: 'It may have arrived, and is read back first' },
    { name: 'Waiting', value: 'waiting', description: 'It is handed out when it is due' },
  ],
  default: 'dead',
  description: 'How far it has come',
};

/** Fields of "Filters", by name. */
export const effectFilters: INodeProperties[] = [...replayFilters, statusFilter].sort((a, b) =>
  a.displayName.localeCompare(b.displayName, 'en'),
);

/** Which effects were asked for under "Filters". @throws {NodeOperationError} one of them cannot be read */
export function readEffectFilter(node: IExecuteFunctions, fields: readonly INodeProperties[]): EffectFilter {
  const { status, ...texts } = readFilters(node, fields);
  return { ...texts, status: effectStandings.find((known) => known === status) ?? null };
}
