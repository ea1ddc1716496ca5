import { NodeOperationError } from 'n8n-workflow';
import { decideAboutEvents, getEvent } from '../../../../ledger';
import { decidedBy, readDecidedBy } from '../decided-by';
import { onlyOutput, textParameter } from '../each-item';
import { readReason, reasonProperty } from '../letter-properties';
import type { Operation } from '../operation';
import { jsonParameter, unreadable } from '../read-each';
import { checkContent, findingSentence } from './event-content';
import { eventIdProperty } from './event-properties';

/** One item an event that says something wrong in, what became of the correction out; a corrected one is worked on again. */
export const correct: Operation = {
  properties: [
    eventIdProperty,
    {
      displayName: 'Payload',
      name: 'payload',
      type: 'json',
      required: true,
      default: '={{ $json.payload }}',
      description:
        'What the event should have said, the whole of it. It must be what an event of its kind says.',
    },
    reasonProperty,
    decidedBy,
  ],
  execute: ({ node, ledger, clock }) =>
    onlyOutput(node, async (itemIndex) => {
      const id = textParameter(node, eventIdProperty.name, itemIndex);
      if (id === null) throw unreadable(node, itemIndex, [eventIdProperty.displayName]);
      const reason = readReason(node, itemIndex);
      const event = await getEvent(ledger, id);
      if (event === null) return { json: { id, outcome: 'not_found' } };
      const content = checkContent(event.source, event.type, jsonParameter(node, 'payload', itemIndex));
      if (content.kind === 'refused')
        throw new NodeOperationError(
          node.getNode(),
          `An event of this kind cannot say that: ${content.findings.map(findingSentence).join('; ')}`,
          { itemIndex, description: 'Nothing was changed. Mend the fields that are named.' },
        );
      const decision = { id, version: null, action: 'correct', payload: content.payload, reason } as const;
      const [done] = await decideAboutEvents(ledger, [decision], readDecidedBy(node, itemIndex), clock);
      return { json: done! };
    }),
};
