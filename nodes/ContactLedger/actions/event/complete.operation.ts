import { completeEvents } from '../../../../ledger';
import { leaseTokenProperty, readHeld } from '../lease-properties';
import type { Operation } from '../operation';
import { readEach } from '../read-each';
import { answerOptions, readAnswer } from './answer-options';
import { eventIdProperty } from './event-properties';

/** One item an event whose work is done in, the outcome out. */
export const complete: Operation = {
  properties: [
    eventIdProperty,
    leaseTokenProperty,
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [...answerOptions],
    },
  ],
  async execute({ node, ledger, clock }) {
    const [items = []] = await readEach(
      node,
      1,
      (item) => ({ ...readHeld(node, item, eventIdProperty), answer: readAnswer(node, item) }),
      async (completions) => (await completeEvents(ledger, completions, clock)).map((json) => ({ json })),
    );
    return items;
  },
};
