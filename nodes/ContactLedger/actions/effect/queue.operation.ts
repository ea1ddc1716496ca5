import { versionKey } from '../../../../contacts/normalize/incoming-record';
import { EffectToQueueSchema, queueEffects, type EffectToQueue } from '../../../../ledger';
import { textParameter } from '../each-item';
import type { Operation } from '../operation';
import { jsonParameter, readAs, readEach } from '../read-each';

const labels = {
  idempotencyKey: 'Idempotency Key',
  target: 'Target',
  operation: 'Operation in the Target',
  subject: 'Subject',
  version: 'Version',
  payload: 'Payload',
  contactId: 'Contact ID',
  mergeId: 'Merge ID',
} as const;

/** What a system is to be told in, whether it was queued already out. */
export const queue: Operation = {
  properties: [
    {
      displayName:
        'Of a subject only the newest version is sent. Keep people’s data out of key and subject: IDs only.',
      name: 'queueEffectNotice',
      type: 'notice',
      default: '',
    },
    {
      displayName: labels.target,
      name: 'target',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'e.g. resman',
      description: 'The system that we owe it',
    },
    {
      displayName: labels.operation,
      name: 'effectOperation',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'e.g. contact.upsert',
      description:
        'What is to be done there. Operations that begin with the same word before a dot replace each other.',
    },
    {
      displayName: labels.subject,
      name: 'subject',
      type: 'string',
      default: '={{ $json.contactId }}',
      required: true,
      description: 'What it is about; effects of one subject are sent one after the other',
    },
    {
      displayName: labels.version,
      name: 'version',
      type: 'string',
      default: '={{ $json.revision }}',
      required: true,
      description:
        'A whole number or a time that grows with each change. Stay with one kind: an older version is never sent after a newer one.',
    },
    {
      displayName: labels.idempotencyKey,
      name: 'idempotencyKey',
      type: 'string',
      default:
        '={{ $parameter.target }}:{{ $parameter.effectOperation }}:{{ $json.contactId }}:{{ $json.revision }}',
      required: true,
      description: 'The same key is the same effect, however often it is queued',
    },
    {
      displayName: labels.payload,
      name: 'payload',
      type: 'json',
      default: '={{ $json }}',
      description: 'What the target is to be told, as JSON',
    },
    {
      displayName: labels.contactId,
      name: 'contactId',
      type: 'string',
      default: '={{ $json.contactId }}',
      description:
        'The ledger’s ID of the contact that it is about: erasing the contact erases what it was to be told too',
    },
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [
        {
          displayName: labels.mergeId,
          name: 'mergeId',
          type: 'string',
          default: '={{ $json.mergeId }}',
          description: 'The merge that caused it',
        },
      ],
    },
  ],
  outputs: ['New', 'Already Queued'],
  executeRouted: ({ node, ledger, clock }) =>
    readEach<EffectToQueue>(
      node,
      2,
      (item) => {
        const version = versionKey(textParameter(node, 'version', item));
        const given = {
          idempotencyKey: textParameter(node, 'idempotencyKey', item),
          target: textParameter(node, 'target', item),
          operation: textParameter(node, 'effectOperation', item),
          subject: textParameter(node, 'subject', item),
          version: version === '' ? null : version,
          contactId: textParameter(node, 'contactId', item),
          mergeId: textParameter(node, 'options.mergeId', item),
          payload: jsonParameter(node, 'payload', item),
        };
        return readAs(node, item, EffectToQueueSchema, given, labels);
      },
      async (effects) => {
        const queued = await queueEffects(ledger, effects, clock);
        return queued.map((one, index) => {
          const { idempotencyKey, target, operation, subject, version } = effects[index]!;
          const json = { ...one, idempotencyKey, target, operation, subject, version };
          return { json, output: one.isNew ? 0 : 1 };
        });
      },
    ),
};
