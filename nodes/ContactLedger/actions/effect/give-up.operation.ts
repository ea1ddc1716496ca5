import { decideAboutEffects } from '../../../../ledger';
import { decidedBy, readDecidedBy } from '../decided-by';
import { onlyOutput, textParameter } from '../each-item';
import { readReason, reasonProperty } from '../letter-properties';
import type { Operation } from '../operation';
import { unreadable } from '../read-each';
import { effectIdProperty } from './effect-properties';

/** One item an effect that is to stay undone in, what became of it out. */
export const giveUp: Operation = {
  properties: [effectIdProperty, reasonProperty, decidedBy],
  execute: ({ node, ledger, clock }) =>
    onlyOutput(node, async (itemIndex) => {
      const id = textParameter(node, effectIdProperty.name, itemIndex);
      if (id === null) throw unreadable(node, itemIndex, [effectIdProperty.displayName]);
      const decision = { id, version: null, action: 'give_up', reason: readReason(node, itemIndex) } as const;
      const [done] = await decideAboutEffects(ledger, [decision], readDecidedBy(node, itemIndex), clock);
      return { json: done! };
    }),
};
