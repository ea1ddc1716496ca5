import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { CustomFieldValueSchema } from '../../../../clients/openphone';
import type { CustomFieldValue, WantedContact } from '../../../../clients/openphone';
import { labeledValuesOf, textParameter } from '../parameters';

/** The fields of a contact. With `fromItem` they take the incoming item's fields of the same names, unless told otherwise. */
export function contactFields(fromItem: boolean): INodeProperties[] {
  const field = (name: string): string => (fromItem ? `={{ $json.${name} }}` : '');
  return [
    {
      displayName: 'External ID',
      name: 'externalId',
      type: 'string',
      default: field('externalId'),
      placeholder: 'e.g. crm-4471',
      description: 'Your own key of the contact, up to 75 characters. OpenPhone does not keep it unique.',
    },
    {
      displayName: 'First Name',
      name: 'firstName',
      type: 'string',
      default: field('firstName'),
      placeholder: 'e.g. Nathan',
      description: 'The name that OpenPhone shows in conversations; of a business, put its name here',
    },
    {
      displayName: 'Last Name',
      name: 'lastName',
      type: 'string',
      default: field('lastName'),
      placeholder: 'e.g. Smith',
      description: 'Shown behind the first name; may stay empty',
    },
    {
      displayName: 'Company',
      name: 'company',
      type: 'string',
      default: field('company'),
      placeholder: 'e.g. Harbor Lofts LLC',
      description: 'Where the person works, or the business that the number belongs to',
    },
    {
      displayName: 'Role',
      name: 'role',
      type: 'string',
      default: field('role'),
      placeholder: 'e.g. Prospect',
      description: 'What the person is to you, in your own words; OpenPhone shows it below the name',
    },
    {
      displayName: 'Phones',
      name: 'phones',
      type: 'string',
      default: field('phones'),
      placeholder: 'e.g. +15125550142, (512) 555-0143',
      description:
        'Separated by commas, or a list. A list may hold texts or objects such as { "value": "+15125550142", "label": "work" }. Without a country code a number is read as one of the US.',
    },
    {
      displayName: 'Emails',
      name: 'emails',
      type: 'string',
      default: field('emails'),
      placeholder: 'e.g. nathan@example.com',
      description: 'Separated by commas, or a list of texts or of objects with value and label',
    },
    customFieldMapper,
  ];
}

export const customFieldMapper: INodeProperties = {
  displayName: 'Custom Fields',
  name: 'customFields',
  type: 'resourceMapper',
  noDataExpression: true,
  default: { mappingMode: 'defineBelow', value: null },
  description: 'The custom fields of your workspace. What is left empty stays as it is.',
  typeOptions: {
    resourceMapper: {
      resourceMapperMethod: 'customFields',
      mode: 'add',
      valuesLabel: 'Custom Fields',
      fieldWords: { singular: 'custom field', plural: 'custom fields' },
      addAllFields: false,
      multiKeyMatch: false,
      supportAutoMap: false,
      noFieldsError: 'The workspace has no custom fields. They are made in the OpenPhone app.',
    },
  },
};

export const source: INodeProperties = {
  displayName: 'Source',
  name: 'source',
  type: 'string',
  default: 'n8n-nodes-leasing-contacts',
  description:
    'Who made the contact, up to 72 characters. Contacts with this source count as our own. The words openphone, csv, device, zapier, google-people and other are taken.',
};

export const sourceUrl: INodeProperties = {
  displayName: 'Source URL',
  name: 'sourceUrl',
  type: 'string',
  default: '',
  placeholder: 'e.g. https://crm.example.com/people/4471',
  description: 'A link from the contact back to your system',
};

/** The contact that one item describes. */
export function wantedContact(context: IExecuteFunctions, itemIndex: number): WantedContact {
  const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
  const text = (name: string) => textParameter(context, name, itemIndex);
  const list = (name: string) => labeledValuesOf(context.getNodeParameter(name, itemIndex, '') as unknown);
  return {
    externalId: text('externalId'),
    source: (options.source as string | undefined) || undefined,
    sourceUrl: (options.sourceUrl as string | undefined) || undefined,
    firstName: text('firstName'),
    lastName: text('lastName'),
    company: text('company'),
    role: text('role'),
    phones: list('phones'),
    emails: list('emails'),
    customFields: customFieldValues(context, itemIndex),
  };
}

/**
 * What the mapper holds, by key: dates as ISO 8601 UTC, empty texts left out, null where the user said null.
 * @throws {NodeOperationError} for a value that no custom field can hold
 */
export function customFieldValues(
  context: IExecuteFunctions,
  itemIndex: number,
  parameter = 'customFields.value',
): Record<string, CustomFieldValue | null> {
  const mapped = (context.getNodeParameter(parameter, itemIndex, {}) ?? {}) as IDataObject;
  const values: Array<[string, CustomFieldValue | null]> = [];
  for (const [key, raw] of Object.entries(mapped)) {
    if (raw === undefined || raw === '') continue;
    const value = isoOf(raw);
    const checked = CustomFieldValueSchema.nullable().safeParse(value);
    if (!checked.success)
      throw new NodeOperationError(context.getNode(), 'A value in "Custom Fields" cannot be sent', {
        description: `The field with the key "${key}" takes a text, a number, true or false, a date, or a list of texts. Nothing was changed in OpenPhone.`,
        itemIndex,
      });
    values.push([key, checked.data]);
  }
  return Object.fromEntries(values);
}

/** n8n hands dates over as objects that know their ISO form. */
function isoOf(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value !== null && typeof value === 'object' && 'toUTC' in value && 'toISO' in value) {
    const moment = value as { toUTC(): { toISO(): string } };
    return moment.toUTC().toISO();
  }
  return value;
}
