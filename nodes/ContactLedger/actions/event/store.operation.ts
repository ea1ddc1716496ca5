import { EventToStoreSchema, storeEvents, type EventToStore } from '../../../../ledger';
import { textParameter } from '../each-item';
import type { Operation } from '../operation';
import { jsonParameter, readAs, readEach } from '../read-each';
import { momentOf } from '../read-filters';

const labels = {
  source: 'Source',
  eventId: 'Source Event ID',
  type: 'Type',
  payload: 'Payload',
  receivedAt: 'Received At',
} as const;

/** What a system sent in, whether it was new out; it is safe in the ledger before the node ends. */
export const store: Operation = {
  properties: [
    {
      displayName:
        'Answer the sender after this node: what it puts out is committed. A repeated event goes by "Already Known" and is not worked on twice.',
      name: 'storeEventNotice',
      type: 'notice',
      default: '',
    },
    {
      displayName: labels.source,
      name: 'source',
      type: 'string',
      default: '={{ $json.source }}',
      required: true,
      placeholder: 'e.g. resman',
      description: 'The system that told us',
    },
    {
      displayName: labels.eventId,
      name: 'sourceEventId',
      type: 'string',
      default: '={{ $json.eventId ?? $json.body?.eventId ?? $json.body?.id }}',
      description:
        'The source’s own ID of the event. Leave empty if it gives none: then the same words within a minute are one event.',
    },
    {
      displayName: labels.type,
      name: 'type',
      type: 'string',
      default: '={{ $json.type ?? $json.body?.type }}',
      required: true,
      placeholder: 'e.g. prospect.changed',
      description: 'What kind of event it is, in the words of the source',
    },
    {
      displayName: labels.payload,
      name: 'payload',
      type: 'json',
      default: '={{ $json.body ?? $json }}',
      description: 'What the source said, as JSON',
    },
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [
        {
          displayName: labels.receivedAt,
          name: 'receivedAt',
          type: 'dateTime',
          default: '',
          description: 'When it came, if that was not just now. A time without an offset is UTC.',
        },
      ],
    },
  ],
  outputs: ['New', 'Already Known'],
  executeRouted: ({ node, ledger, clock }) =>
    readEach<EventToStore>(
      node,
      2,
      (item) => {
        const receivedAt = textParameter(node, 'options.receivedAt', item);
        const given = {
          source: textParameter(node, 'source', item),
          eventId: textParameter(node, 'sourceEventId', item),
          type: textParameter(node, 'type', item),
          payload: jsonParameter(node, 'payload', item),
          receivedAt: receivedAt === null ? null : (momentOf(receivedAt) ?? receivedAt),
        };
        return readAs(node, item, EventToStoreSchema, given, labels);
      },
      async (events) => {
        const stored = await storeEvents(ledger, events, clock);
        return stored.map((one, index) => {
          const { source, eventId = null, type } = events[index]!;
          return { json: { ...one, source, sourceEventId: eventId, type }, output: one.isNew ? 0 : 1 };
        });
      },
    ),
};
