import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InteractionToSaveSchema, saveInteractions, type InteractionToSave } from '../../../../ledger';
import { normalizedIdentifier } from '../identifier';
import type { RoutedOperation } from '../operation';
import { textParameter } from '../each-item';
import { jsonParameter, readAs, readEach } from '../read-each';
import { savedOutputOf, savedOutputs } from './saved-outputs';

/*
 * Where the defaults find an interaction: in items of OpenPhone > History (`system`, `id`, `kind`, `identifier`, `data` ...) and in
 * simplified ones of OpenPhone Trigger (`messageId` or `callId`, `from`, `to`, `participants`), whose `id` is the event's. What an
 * item does not say is '', and said to be missing by the name of the parameter; nothing is assumed. Of several people that a text
 * or call was with none is taken: to guess which would put it into another's history.
 */

/** The choice of a parameter whose value stands in the item. */
const IN_ITEM = 'item';

/** The kind of the item with which OpenPhone > History ends. */
const CHECKPOINT = 'checkpoint';

const labels = {
  system: 'System',
  externalId: 'Source ID',
  kind: 'Kind',
  direction: 'Direction',
  occurredAt: 'Occurred At',
  changedAt: 'Changed At',
  identifier: 'Phone or Email',
  contactId: 'Contact ID',
  entryId: 'Source Contact ID',
  propertyId: 'Property ID',
  data: 'Content',
} as const;

/**
 * One chat, text, call, e-mail, note or visit an item in, what became of it out. The checkpoint of a history goes through as it
 * came, once everything is saved.
 */
export const save: RoutedOperation = {
  outputs: savedOutputs,
  properties: [
    {
      displayName: 'System',
      name: 'system',
      type: 'string',
      required: true,
      default: '={{ $json.system ?? ($json.messageId ?? $json.callId ? "openphone" : "") }}',
      placeholder: 'e.g. openphone',
      description: 'The system it took place in, in small letters',
    },
    {
      displayName: 'Source ID',
      name: 'externalId',
      type: 'string',
      required: true,
      default: '={{ $json.messageId ?? $json.callId ?? $json.id ?? "" }}',
      description: 'The system’s own ID of it; the same ID is saved once',
    },
    {
      displayName: 'Kind',
      name: 'kind',
      type: 'options',
      options: [
        { name: 'As the Item Says', value: IN_ITEM },
        { name: 'Call', value: 'call' },
        { name: 'Chat', value: 'chat' },
        { name: 'Email', value: 'email' },
        { name: 'Note', value: 'note' },
        { name: 'Text', value: 'text' },
        { name: 'Visit', value: 'visit' },
      ],
      default: IN_ITEM,
      description:
        '"As the Item Says": its field "kind"; what OpenPhone Trigger puts out is told by the ID of its text or call',
    },
    {
      displayName: 'Direction',
      name: 'direction',
      type: 'options',
      options: [
        { name: 'As the Item Says', value: IN_ITEM },
        { name: 'From the Contact', value: 'incoming' },
        { name: 'From Us', value: 'outgoing' },
        { name: 'Neither', value: '' },
      ],
      default: IN_ITEM,
      description: '"As the Item Says": its field "direction"; neither where that says nothing',
    },
    {
      displayName: 'Occurred At',
      name: 'occurredAt',
      type: 'dateTime',
      required: true,
      default: '={{ $json.createdAt ?? "" }}',
      description: 'When it was said or written; the history is sorted by it',
    },
    {
      displayName: labels.changedAt,
      name: 'changedAt',
      type: 'dateTime',
      default: '={{ $json.updatedAt ?? "" }}',
      description:
        'When the system last changed it, so that an older state that comes late changes nothing; without it the last to come counts',
    },
    {
      displayName: 'Phone or Email',
      name: 'identifier',
      type: 'string',
      default:
        '={{ $json.identifier ?? ($json.participants ? ($json.participants.length === 1 ? $json.participants[0] : "") : $json.direction !== "outgoing" ? $json.from : [$json.to].flat().length === 1 ? [$json.to].flat()[0] : "") ?? "" }}',
      description:
        'The contact’s own number or address it went over, in any spelling. By default that of the other side; of several people none, and the item goes on by "No Contact".',
    },
    {
      displayName: 'Contact ID',
      name: 'contactId',
      type: 'string',
      default: '={{ $json.contactId ?? "" }}',
      description: 'Whom it was with, where it is known; else whoever has the number or address',
    },
    {
      displayName: 'Source Contact ID',
      name: 'entryId',
      type: 'string',
      default: '',
      description: 'The system’s own ID of the person, where it gives one',
    },
    {
      displayName: 'Property ID',
      name: 'propertyId',
      type: 'string',
      default: '',
      description: 'The property it was about; leave empty if that is not known',
    },
    {
      displayName: 'Content',
      name: 'data',
      type: 'json',
      default:
        '={{ $json.data ?? (({ leaseToken, leaseUntil, attempts, receivedAt, ...content }) => content)($json) }}',
      description: 'What is kept of it. By default the field "data", else the item.',
    },
  ],
  async executeRouted({ node, ledger, clock }) {
    return readEach(
      node,
      savedOutputs.length,
      (item) => readInteraction(node, item),
      async (reads) => {
        const interactions = reads.flatMap((read) => (isCheckpoint(read) ? [] : [read]));
        const saved = await saveInteractions(ledger, interactions, clock);
        let next = 0;
        return reads.map((read) => {
          if (isCheckpoint(read)) return { json: read };
          // One answer an interaction, in their order.
          const json = saved[next++]!;
          return { json, output: savedOutputOf(json) };
        });
      },
    );
  },
};

type Checkpoint = IDataObject & { readonly kind: typeof CHECKPOINT };

const isCheckpoint = (read: InteractionToSave | IDataObject): read is Checkpoint => read.kind === CHECKPOINT;

/** @throws {NodeOperationError} naming the parameters that are empty or cannot be read */
function readInteraction(node: IExecuteFunctions, item: number): InteractionToSave | Checkpoint {
  const json = node.getInputData()[item]?.json ?? {};
  const text = (name: string) => textParameter(node, name, item);
  const kind = text('kind');
  if (kind === IN_ITEM && isCheckpoint(json)) return json;
  const direction = text('direction');
  const given = {
    system: text('system'),
    externalId: text('externalId'),
    kind: kind === IN_ITEM ? kindOf(json) : kind,
    direction: direction === IN_ITEM ? (json.direction ?? null) : direction,
    occurredAt: text('occurredAt'),
    changedAt: text('changedAt'),
    identifier: normalizedIdentifier(text('identifier')),
    contactId: text('contactId'),
    entryId: text('entryId'),
    propertyId: text('propertyId'),
    data: jsonParameter(node, 'data', item),
  };
  return readAs(node, item, InteractionToSaveSchema, given, labels);
}

/** What an item says it is; null when it does not say. */
function kindOf({ kind, messageId, callId }: IDataObject): unknown {
  if (kind != null) return kind;
  if (messageId != null) return 'text';
  return callId != null ? 'call' : null;
}
