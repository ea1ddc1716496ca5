import { completeEvents } from '../../../../ledger';
import { leaseTokenProperty, readHeld } from '../lease-properties';
import type { Operation } from '../operation';
import { readEach } from '../read-each';
import { eventIdProperty } from './event-properties';

/** One item an event whose work is done in, the outcome out. */
export const complete: Operation = {
  properties: [eventIdProperty, leaseTokenProperty],
  async execute({ node, ledger, clock }) {
    const [items = []] = await readEach(
      node,
      1,
      (item) => readHeld(node, item, eventIdProperty),
      async (reports) => (await completeEvents(ledger, reports, clock)).map((json) => ({ json })),
    );
    return items;
  },
};
