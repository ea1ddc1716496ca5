import { decideAboutEvents } from '../../../../ledger';
import { decidedBy, readDecidedBy } from '../decided-by';
import { onlyOutput, textParameter } from '../each-item';
import { readReason, reasonProperty } from '../letter-properties';
import type { Operation } from '../operation';
import { unreadable } from '../read-each';
import { eventIdProperty } from './event-properties';

/** One item an event that is to stay undone in, what became of it out. */
export const giveUp: Operation = {
  properties: [eventIdProperty, reasonProperty, decidedBy],
  execute: ({ node, ledger, clock }) =>
    onlyOutput(node, async (itemIndex) => {
      const id = textParameter(node, eventIdProperty.name, itemIndex);
      if (id === null) throw unreadable(node, itemIndex, [eventIdProperty.displayName]);
      const decision = { id, version: null, action: 'give_up', reason: readReason(node, itemIndex) } as const;
      const [done] = await decideAboutEvents(ledger, [decision], readDecidedBy(node, itemIndex), clock);
      return { json: done! };
    }),
};
