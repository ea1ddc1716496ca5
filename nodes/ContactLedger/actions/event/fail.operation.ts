import { failEvents } from '../../../../ledger';
import {
  failureProperties,
  leaseTokenProperty,
  maxAttemptsOption,
  readFailure,
  readHeld,
  readMaxAttempts,
} from '../lease-properties';
import type { Operation } from '../operation';
import { readEach } from '../read-each';
import { answerOptions, readAnswer } from './answer-options';
import { eventIdProperty } from './event-properties';

/** One item an event whose work did not succeed in, what becomes of it out. */
export const fail: Operation = {
  properties: [
    eventIdProperty,
    leaseTokenProperty,
    ...failureProperties,
    {
      displayName: 'Permanent',
      name: 'isPermanent',
      type: 'boolean',
      default: false,
      description: 'Whether trying again is no use, so that it is dead at once',
    },
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [...answerOptions, maxAttemptsOption],
    },
  ],
  async execute({ node, ledger, clock }) {
    const rules = { maxAttempts: readMaxAttempts(node), random: Math.random };
    const [items = []] = await readEach(
      node,
      1,
      (item) => ({
        ...readHeld(node, item, eventIdProperty),
        ...readFailure(node, item),
        isPermanent: node.getNodeParameter('isPermanent', item, false) === true,
        answer: readAnswer(node, item),
      }),
      async (failures) =>
        (await failEvents(ledger, failures, rules, clock)).map((failed) => ({
          json: { attempts: null, dueAt: null, ...failed },
        })),
    );
    return items;
  },
};
