import { duePushes } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { positiveNumber } from '../recurring-properties';
import { runIdOf, runIdOption } from './run-id';

/** One item a contact that OpenPhone does not have yet, or has with other content; none when all are there. */
export const getDue: Operation = {
  properties: [
    {
      displayName:
        'Every contact that is returned counts as on its way until "Record Results" says how it ended. Send it with OpenPhone, Contact, Upsert, which is safe to repeat.',
      name: 'getDueNotice',
      type: 'notice',
      default: '',
    },
    {
      displayName: 'Limit',
      name: 'limit',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 50,
      description: 'Max number of results to return',
    },
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [
        {
          displayName: 'Leave to Other Runs for (Seconds)',
          name: 'leaseSeconds',
          type: 'number',
          typeOptions: { minValue: 0 },
          default: 0,
          description:
            'How long contacts that another run is sending are left to it. With 0 they are due at once, which is right when only one run sends at a time.',
        },
        {
          displayName: 'Retry Failed',
          name: 'retryFailed',
          type: 'boolean',
          default: true,
          description: 'Whether to return contacts again that failed in another run',
        },
        runIdOption,
      ],
    },
  ],
  async execute({ node, ledger, clock }) {
    const request = {
      limit: positiveNumber(node.getNodeParameter('limit', 0, 50), 50),
      runId: runIdOf(node),
      retryFailed: node.getNodeParameter('options.retryFailed', 0, true) !== false,
      leaseSeconds: Math.max(0, Number(node.getNodeParameter('options.leaseSeconds', 0, 0)) || 0),
    };
    return summaryItems(await duePushes(ledger, request, clock));
  },
};
