import { claimEvents } from '../../../../ledger';
import {
  leaseOption,
  limitProperty,
  maxAttemptsOption,
  readClaim,
  wordsOf,
  workerOption,
} from '../lease-properties';
import { summaryItems, type Operation } from '../operation';

/** One item an event that is to be worked on now; none when there is none. */
export const takeDue: Operation = {
  properties: [
    {
      displayName:
        'Every event that is returned belongs to this run until "Complete" or "Fail" says how it ended. If neither does, it is handed out again when the lease has run out.',
      name: 'takeDueEventsNotice',
      type: 'notice',
      default: '',
    },
    limitProperty,
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [
        leaseOption,
        maxAttemptsOption,
        {
          displayName: 'Source',
          name: 'source',
          type: 'string',
          default: '',
          placeholder: 'e.g. resman',
          description: 'Only events of this system',
        },
        {
          displayName: 'Types',
          name: 'types',
          type: 'string',
          default: '',
          placeholder: 'e.g. prospect.changed, lease.signed',
          description: 'Only events of these types, separated by commas',
        },
        workerOption,
      ],
    },
  ],
  async execute({ node, ledger, clock }) {
    const source = String(node.getNodeParameter('options.source', 0, '') ?? '').trim() || null;
    const types = wordsOf(node.getNodeParameter('options.types', 0, ''));
    return summaryItems(await claimEvents(ledger, { ...readClaim(node), source, types }, clock));
  },
};
