import { effectOutcomes, recordEffectResults, type EffectResult } from '../../../../ledger';
import { textParameter } from '../each-item';
import {
  failureProperties,
  leaseTokenProperty,
  maxAttemptsOption,
  readFailure,
  readHeld,
  readMaxAttempts,
} from '../lease-properties';
import type { Operation } from '../operation';
import { readEach, unreadable } from '../read-each';
import { effectIdProperty } from './effect-properties';

/** One item an effect that was sent or read back in, what becomes of it out. */
export const recordResult: Operation = {
  properties: [
    effectIdProperty,
    leaseTokenProperty,
    {
      displayName: 'Outcome',
      name: 'outcome',
      type: 'options',
      options: [
        {
          name: 'Found There',
          value: 'read_back_done',
          description: 'It was read back, and the target has it',
        },
        {
          name: 'No Answer',
          value: 'unknown',
          description:
            'It was sent, but no answer came (time-out, dropped connection, 5xx): it is read back first',
        },
        {
          name: 'Not There',
          value: 'read_back_absent',
          description: 'It was read back, and the target does not have it: it is sent again',
        },
        {
          name: 'Refused for Good',
          value: 'failed_permanent',
          description: 'The target did not do it and never will (400, 403, 404)',
        },
        {
          name: 'Refused for Now',
          value: 'failed_retryable',
          description: 'The target did not do it this time (429), or reading it back did not succeed',
        },
        { name: 'Sent', value: 'sent', description: 'The target answered that it did it' },
      ],
      default: 'sent',
      description: 'How sending it, or reading it back, ended',
    },
    {
      displayName: 'External ID',
      name: 'externalId',
      type: 'string',
      default: '={{ $json.externalId }}',
      displayOptions: { show: { outcome: ['sent', 'read_back_done'] } },
      description: 'The target’s ID of what was made or changed',
    },
    {
      displayName: 'Result',
      name: 'result',
      type: 'string',
      default: '={{ $json.action }}',
      placeholder: 'e.g. created',
      displayOptions: { show: { outcome: ['sent', 'read_back_done'] } },
      description: 'What became of it, in a word; keep people’s data out of it',
    },
    ...failureProperties.map((property) => ({
      ...property,
      displayOptions: { show: { outcome: ['unknown', 'failed_permanent', 'failed_retryable'] } },
    })),
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [maxAttemptsOption],
    },
  ],
  async execute({ node, ledger, clock }) {
    const rules = { maxAttempts: readMaxAttempts(node), random: Math.random };
    const [items = []] = await readEach<EffectResult>(
      node,
      1,
      (item) => {
        const held = readHeld(node, item, effectIdProperty);
        const chosen = node.getNodeParameter('outcome', item, '') as unknown;
        const outcome = effectOutcomes.find((known) => known === chosen);
        switch (outcome) {
          case undefined:
            throw unreadable(node, item, ['Outcome']);
          case 'sent':
          case 'read_back_done':
            return {
              ...held,
              outcome,
              externalId: textParameter(node, 'externalId', item),
              result: textParameter(node, 'result', item),
            };
          case 'read_back_absent':
            return { ...held, outcome };
          case 'failed_permanent':
          case 'failed_retryable':
          case 'unknown':
            return { ...held, outcome, ...readFailure(node, item) };
        }
      },
      async (results) =>
        (await recordEffectResults(ledger, results, rules, clock)).map((recorded) => ({
          json: { status: null, attempts: null, dueAt: null, ...recorded },
        })),
    );
    return items;
  },
};
