import type { PersonRecord } from '../../../../contacts/model/person-record';
import { getContact, resolve as resolveRecord, type Ledger, type Resolution } from '../../../../ledger';
import { eachItem, textParameter } from '../each-item';
import type { RoutedOperation } from '../operation';
import { incomingItem } from './incoming-item';
import { OWN_FORMAT, recordFormat } from './record-format';

const outputs = ['Merged', 'Needs Review', 'New'] as const;

/** By which output a resolution goes on: a repeat or a new version of a known entry is part of a contact already. */
const outputOf = ({ decision, isRepeat }: Resolution): number =>
  isRepeat || decision === 'auto_merge' || decision === 'known_identity'
    ? 0
    : decision === 'manual_review'
      ? 1
      : 2;

/** What a system says about a person in, the contact it belongs to out. */
export const resolve: RoutedOperation = {
  outputs,
  properties: [
    recordFormat,
    {
      displayName: 'System',
      name: 'system',
      type: 'string',
      default: '',
      placeholder: 'e.g. domiq',
      displayOptions: { show: { recordFormat: [OWN_FORMAT] } },
      description:
        'Who says it: domiq, resman, openphone, quickbooks or any other name in small letters. Leave empty when the record has a field "system".',
    },
    {
      displayName: 'Record',
      name: 'record',
      type: 'json',
      default: '={{ $json }}',
      description:
        'What it says about one person. In the format of Contact Ledger, fields: externalId, version or updatedAt, propertyId, firstName, lastName or fullName, phone(s), email(s), address(es), company, role (prospect, applicant, resident), status, leadScore, preferences, references. An item of Contact Import is taken as it is.',
    },
    {
      displayName: 'Default Country',
      name: 'country',
      type: 'string',
      default: 'US',
      description: 'Two letters; assumed for phone numbers without a country code',
    },
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      description: 'What is seldom needed',
      options: [
        {
          displayName: 'Same Person As',
          name: 'sameAs',
          type: 'string',
          default: '',
          placeholder: 'e.g. {{ $json.contactId }}',
          description:
            'The contact ID of whom the record is about, if that is certain: because the system made the record of what it was told about this contact. Nothing is guessed then.',
        },
      ],
    },
  ],
  async executeRouted({ node, ledger, clock }) {
    return eachItem(node, outputs.length, async (item) => {
      const { record: said, leftOut } = incomingItem(node, item);
      const sameAs = textParameter(node, 'options.sameAs', item);
      const record = sameAs === null ? said : await ofContact(ledger, said, sameAs);
      const resolution = await resolveRecord(ledger, record, clock);
      const { system, externalId } = record;
      return { json: { ...resolution, system, externalId, leftOut }, output: outputOf(resolution) };
    });
  },
};

/** The record, which refers to an entry of the contact it is about. @throws {UnknownContactError} */
async function ofContact(ledger: Ledger, record: PersonRecord, contactId: string): Promise<PersonRecord> {
  const { entries } = await getContact(ledger, contactId);
  const other = entries.find(
    (entry) => entry.system !== record.system || entry.externalId !== record.externalId,
  );
  if (other === undefined) return record;
  const { system, externalId } = other;
  return { ...record, references: [...record.references, { system, externalId }] };
}
