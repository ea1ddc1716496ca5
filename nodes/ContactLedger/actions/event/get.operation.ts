import { NodeOperationError } from 'n8n-workflow';
import { getEvent } from '../../../../ledger';
import { eachItem, textParameter } from '../each-item';
import type { Operation } from '../operation';
import { unreadable } from '../read-each';
import { eventIdProperty } from './event-properties';

/** One item an event to look at in, the event with what it says out. */
export const get: Operation = {
  properties: [eventIdProperty],
  async execute({ node, ledger }) {
    const [items = []] = await eachItem(node, 1, async (itemIndex) => {
      const id = textParameter(node, eventIdProperty.name, itemIndex);
      if (id === null) throw unreadable(node, itemIndex, [eventIdProperty.displayName]);
      const event = await getEvent(ledger, id);
      if (event !== null) return { json: event };
      throw new NodeOperationError(node.getNode(), 'The ledger has no event of this ID', {
        itemIndex,
        description: 'Nothing was changed. Use the "ID" that "Store", "Take Due" or "Get Many" put out.',
      });
    });
    return items;
  },
};
