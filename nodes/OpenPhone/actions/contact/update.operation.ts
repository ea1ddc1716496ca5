import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { checkContact, updateContact } from '../../../../clients/openphone';
import type { ContactChanges } from '../../../../clients/openphone';
import type { ItemOperation } from '../operation';
import { collection, labeledValuesOf, listOf } from '../parameters';
import { contactLocator, requestsPerSecond, simplify } from '../recurring-properties';
import { customFieldMapper, customFieldValues } from './contact-fields';
import { contactOutput } from './simplify-contact';

const text = (displayName: string, name: string, placeholder: string): INodeProperties => ({
  displayName,
  name,
  type: 'string',
  default: '',
  placeholder,
  description: 'An added field that is left empty clears the value',
});

const list = (
  displayName: string,
  name: string,
  placeholder: string,
  description: string,
): INodeProperties => ({
  displayName,
  name,
  type: 'string',
  default: '',
  placeholder,
  description,
});

const updateFields: INodeProperties = {
  displayName: 'Update Fields',
  name: 'updateFields',
  type: 'collection',
  placeholder: 'Add field',
  default: {},
  description: 'What to change. What is not added stays as it is.',
  options: [
    list(
      'Add Emails',
      'addEmails',
      'e.g. nathan@example.com',
      'E-mails to add, separated by commas or as a list',
    ),
    list('Add Phones', 'addPhones', 'e.g. +15125550142', 'Phones to add, separated by commas or as a list'),
    text('Company', 'company', 'e.g. Harbor Lofts LLC'),
    text('External ID', 'externalId', 'e.g. crm-4471'),
    text('First Name', 'firstName', 'e.g. Nathan'),
    text('Last Name', 'lastName', 'e.g. Smith'),
    list(
      'Remove Emails',
      'removeEmails',
      'e.g. old@example.com',
      'E-mails to take off, separated by commas or as a list',
    ),
    list(
      'Remove Phones',
      'removePhones',
      'e.g. +15125550143',
      'Phones to take off, separated by commas or as a list',
    ),
    text('Role', 'role', 'e.g. Resident'),
    text('Source URL', 'sourceUrl', 'e.g. https://crm.example.com/people/4471'),
  ],
};

const SCALARS = ['externalId', 'sourceUrl', 'firstName', 'lastName', 'company', 'role'] as const;

/** One item in, the contact as it is afterwards out. Phones, e-mails and custom fields that are not named stay. */
export const update: ItemOperation = {
  properties: [
    contactLocator,
    updateFields,
    customFieldMapper,
    simplify,
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      description: 'How fast to send',
      options: [requestsPerSecond],
    },
  ],
  identify(itemIndex) {
    return { id: this.getNodeParameter('contactId', itemIndex, '', { extractValue: true }) as string };
  },
  async execute({ client, account }, itemIndex) {
    const id = this.getNodeParameter('contactId', itemIndex, '', { extractValue: true }) as string;
    const changes: ContactChanges = {
      ...changesOf(collection(this, 'updateFields', itemIndex)),
      customFields: customFieldValues(this, itemIndex),
    };
    const { action, contact } = await updateContact(client, account.index, id, changes);
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    return [{ action, ...contactOutput(contact, isSimplified) }];
  },
};

/** Only what was added to the collection; checked and brought into form by the same rules as a new contact. */
function changesOf(fields: IDataObject): ContactChanges {
  const scalars = SCALARS.filter((name) => fields[name] !== undefined).map((name) => {
    const value = fields[name];
    return [name, value === null || String(value).trim() === '' ? null : String(value)] as const;
  });
  const told: ContactChanges = Object.fromEntries(scalars);
  const { phones, emails } = checkContact({
    externalId: told.externalId,
    sourceUrl: told.sourceUrl,
    phones: labeledValuesOf(fields.addPhones),
    emails: labeledValuesOf(fields.addEmails),
  });
  return {
    ...told,
    addPhones: phones,
    addEmails: emails,
    removePhones: listOf(fields.removePhones),
    removeEmails: listOf(fields.removeEmails),
  };
}
