import type { INodeProperties } from 'n8n-workflow';
import { phoneNumberLocator, requestsPerSecond, returnAllAndLimit, simplify } from '../recurring-properties';

const returnAll = returnAllAndLimit.filter(({ name }) => name === 'returnAll');

/** The time window, how much of it is read at once, and the form of what comes out. */
export const sweepProperties: INodeProperties[] = [
  {
    displayName:
      'The last item is a checkpoint: { kind: "checkpoint", since, until, isDone, nextSince }. Until isDone is true, send it into this node again; save it, and the next run goes on from there.',
    name: 'checkpointNotice',
    type: 'notice',
    default: '',
  },
  {
    displayName: 'Since',
    name: 'since',
    type: 'dateTime',
    default: '={{ $json.since }}',
    description: 'Where to begin, this moment included. Empty: with the very first. A checkpoint has it.',
  },
  {
    displayName: 'Until',
    name: 'until',
    type: 'dateTime',
    default: '={{ $json.until }}',
    description:
      'Where to end, this moment excluded. Empty: a minute ago, so that nothing is missed that OpenPhone lists a moment late. A checkpoint has it.',
  },
  {
    displayName: 'Next Since',
    name: 'nextSince',
    type: 'dateTime',
    default: '={{ $json.nextSince }}',
    description:
      'Where the next window begins once this one is done. Only a checkpoint has it; leave it as it is.',
  },
  ...returnAll,
  {
    displayName: 'Items per Call',
    name: 'itemsPerCall',
    type: 'number',
    typeOptions: { minValue: 1 },
    displayOptions: { show: { returnAll: [false] } },
    default: 1000,
    description:
      'How many are read before the checkpoint. Fifty cost one request; more come only if they share one millisecond.',
  },
  simplify,
];

export const phoneNumberFilter: INodeProperties = {
  displayName: 'Filters',
  name: 'filters',
  type: 'collection',
  placeholder: 'Add filter',
  default: {},
  description: 'Of which number to read; of all numbers of the workspace without a filter',
  options: [{ ...phoneNumberLocator, required: false }],
};

export const paceOptions: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  description: 'How fast to read',
  options: [requestsPerSecond],
};
