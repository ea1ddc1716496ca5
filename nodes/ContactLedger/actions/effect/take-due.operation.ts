import { claimEffects } from '../../../../ledger';
import { textParameter } from '../each-item';
import {
  leaseOption,
  limitProperty,
  maxAttemptsOption,
  readClaim,
  wordsOf,
  workerOption,
} from '../lease-properties';
import { summaryItems, type Operation } from '../operation';

/** One item an effect: by the first output to be sent, by the second to be read back first. */
export const takeDue: Operation = {
  properties: [
    {
      displayName:
        'What comes by "Read Back First" may have reached the target already: look there, and record "Found There" or "Not There". Every effect belongs to this run until "Record Result" says how it ended, or the lease runs out.',
      name: 'takeDueEffectsNotice',
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
          displayName: 'Of Contacts',
          name: 'contactIds',
          type: 'string',
          default: '',
          placeholder: 'e.g. 0199a3f2-6c1e-7b40-9d52-3f8e1a7c5b21',
          description:
            'Only effects about these contacts: their IDs in the ledger, separated by commas. Empty: about all.',
        },
        {
          displayName: 'Operations in the Target',
          name: 'operations',
          type: 'string',
          default: '',
          placeholder: 'e.g. contact.upsert, contact.delete',
          description: 'Only effects of these operations, separated by commas',
        },
        {
          displayName: 'Target',
          name: 'target',
          type: 'string',
          default: '',
          placeholder: 'e.g. resman',
          description: 'Only effects that we owe this system',
        },
        workerOption,
      ],
    },
  ],
  outputs: ['Send', 'Read Back First'],
  async executeRouted({ node, ledger, clock }) {
    const target = textParameter(node, 'options.target', 0);
    const operations = wordsOf(node.getNodeParameter('options.operations', 0, ''));
    const contactIds = wordsOf(node.getNodeParameter('options.contactIds', 0, ''));
    const claim = { ...readClaim(node), target, operations, contactIds };
    const claimed = await claimEffects(ledger, claim, clock);
    return [
      summaryItems(claimed.filter(({ mustReadBack }) => !mustReadBack)),
      summaryItems(claimed.filter(({ mustReadBack }) => mustReadBack)),
    ];
  },
};
