import { InteractionToSaveSchema, saveInteractions } from '../../../../ledger';
import { normalizedIdentifier } from '../identifier';
import type { RoutedOperation } from '../operation';
import { textParameter } from '../each-item';
import { jsonParameter, readAs, readEach } from '../read-each';

const outputs = ['Saved', 'No Contact'] as const;

const labels = {
  system: 'System',
  externalId: 'Source ID',
  kind: 'Kind',
  direction: 'Direction',
  occurredAt: 'Occurred At',
  changedAt: 'Changed At',
  identifier: 'Phone or Email',
  data: 'Content',
} as const;

/** One chat, text, call, e-mail, note or visit an item in, what became of it out. */
export const save: RoutedOperation = {
  outputs,
  properties: [
    {
      displayName: 'System',
      name: 'system',
      type: 'string',
      required: true,
      default: '={{ $json.system }}',
      placeholder: 'e.g. openphone',
      description: 'The system it took place in, in small letters',
    },
    {
      displayName: 'Source ID',
      name: 'externalId',
      type: 'string',
      required: true,
      default: '={{ $json.id }}',
      description: 'The system’s own ID of it; the same ID is saved once',
    },
    {
      displayName: 'Kind',
      name: 'kind',
      type: 'options',
      options: [
        { name: 'Call', value: 'call' },
        { name: 'Chat', value: 'chat' },
        { name: 'Email', value: 'email' },
        { name: 'Note', value: 'note' },
        { name: 'Text', value: 'text' },
        { name: 'Visit', value: 'visit' },
      ],
      default: 'text',
    },
    {
      displayName: 'Direction',
      name: 'direction',
      type: 'options',
      options: [
        { name: 'From the Contact', value: 'incoming' },
        { name: 'From Us', value: 'outgoing' },
        { name: 'Neither', value: '' },
      ],
      default: 'incoming',
    },
    {
      displayName: 'Occurred At',
      name: 'occurredAt',
      type: 'dateTime',
      required: true,
      default: '={{ $json.createdAt }}',
    },
    {
      displayName: labels.changedAt,
      name: 'changedAt',
      type: 'dateTime',
      default: '={{ $json.updatedAt }}',
      description:
        'When the system last changed it, so that an older state that comes late changes nothing; without it the last to come counts',
    },
    {
      displayName: 'Phone or Email',
      name: 'identifier',
      type: 'string',
      default: '={{ $json.from }}',
      description: 'The contact’s own number or address it went over, in any spelling',
    },
    {
      displayName: 'Contact ID',
      name: 'contactId',
      type: 'string',
      default: '={{ $json.contactId }}',
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
    },
    {
      displayName: 'Content',
      name: 'data',
      type: 'json',
      default: '={{ $json }}',
      description: 'What is kept of it',
    },
  ],
  async executeRouted({ node, ledger, clock }) {
    return readEach(
      node,
      outputs.length,
      (item) => {
        const text = (name: string) => textParameter(node, name, item);
        const given = {
          system: text('system'),
          externalId: text('externalId'),
          kind: text('kind'),
          direction: text('direction'),
          occurredAt: text('occurredAt'),
          changedAt: text('changedAt'),
          identifier: normalizedIdentifier(text('identifier')),
          contactId: text('contactId'),
          entryId: text('entryId'),
          propertyId: text('propertyId'),
          data: jsonParameter(node, 'data', item),
        };
        return readAs(node, item, InteractionToSaveSchema, given, labels);
      },
      async (interactions) =>
        (await saveInteractions(ledger, interactions, clock)).map((json) => ({
          json,
          output: json.interactionId === null ? 1 : 0,
        })),
    );
  },
};
