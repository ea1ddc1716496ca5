import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { LeadPreferences, WantedPerson } from '../../../clients/resman';
import {
  EMAIL_OF_ITEM,
  FIRST_NAME_OF_ITEM,
  LAST_NAME_OF_ITEM,
  PHONE_OF_ITEM,
} from '../../actions/item-expressions';
import { textOf, textsOf } from './read-parameters';

const FROM_ITEM: Readonly<Record<string, string>> = {
  firstName: FIRST_NAME_OF_ITEM,
  lastName: LAST_NAME_OF_ITEM,
  email: EMAIL_OF_ITEM,
  phone: PHONE_OF_ITEM,
};

const text = (
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

/** Who it is. With `fromItem` the fields take the person of the incoming item, unless told otherwise. */
export function personFields(fromItem: boolean): INodeProperties[] {
  const fields = [
    text('First Name', 'firstName', 'e.g. Nathan', 'ResMan takes nobody without a first name'),
    text('Last Name', 'lastName', 'e.g. Smith', 'ResMan takes nobody without a last name'),
    text(
      'Email',
      'email',
      'e.g. nathan@example.com',
      'Placeholders such as none@none.com are left out, never sent: ResMan would take people who share one for the same person',
    ),
    text(
      'Phone',
      'phone',
      'e.g. (512) 555-0142',
      'In any writing; without a country code a number of the US. Placeholders such as 000-000-0000 are left out, never sent.',
    ),
  ];
  return fields.map((field) => (fromItem ? { ...field, default: FROM_ITEM[field.name] ?? '' } : field));
}

/** What else a prospect may be said to be or to look for. */
export const additionalFields: INodeProperties = {
  displayName: 'Additional Fields',
  name: 'additionalFields',
  type: 'collection',
  placeholder: 'Add field',
  default: {},
  description: 'What else is known about the person. What is not added stays as it is.',
  options: [
    text('Bathrooms', 'bathrooms', 'e.g. 1.5', 'How many bathrooms the prospect looks for'),
    text('Bedrooms', 'bedrooms', 'e.g. 2', 'How many bedrooms the prospect looks for; 0 is a studio'),
    text('City', 'city', 'e.g. Austin', 'Of the address where the person lives now'),
    text('Desired Unit', 'unit', 'e.g. 204', 'The unit number, as ResMan writes it'),
    text('Floor Plan', 'floorPlan', 'e.g. A2', 'The name of the floor plan, as ResMan writes it'),
    text('Lease Term (Months)', 'leaseTermMonths', 'e.g. 12', 'For how long they would sign'),
    text('Maximum Rent', 'maxRent', 'e.g. 2100', 'The most they would pay, in dollars a month'),
    text('Middle Name', 'middleName', 'e.g. Lee', 'The middle name or its initial'),
    text('Minimum Rent', 'minRent', 'e.g. 1500', 'The least they expect to pay, in dollars a month'),
    text(
      'Move-In Date',
      'targetMoveInDate',
      'e.g. 2026-12-01',
      'When they want to move in: year, month and day',
    ),
    text('Occupants', 'occupants', 'e.g. 2', 'How many people would live there'),
    {
      displayName: 'Phone Type',
      name: 'phoneType',
      type: 'options',
      default: 'cell',
      options: [
        { name: 'Cell', value: 'cell' },
        { name: 'Home', value: 'home' },
        { name: 'Work', value: 'work' },
      ],
      description:
        'What kind of line the number is. Only "Cell" is known to work; how ResMan names the others is not documented.',
    },
    text('State', 'state', 'e.g. TX', 'Of the address where the person lives now'),
    text('Street', 'street', 'e.g. 12 Harbor Lane', 'Of the address where the person lives now'),
    text('Street Line 2', 'street2', 'e.g. Apartment 4', 'Apartment or unit of that address'),
    text('ZIP Code', 'postalCode', 'e.g. 78701', 'Of the address where the person lives now'),
  ],
};

/** The person that an item describes, from parameters of the node's own or from a collection. */
export function wantedPerson(
  context: IExecuteFunctions,
  itemIndex: number,
  from: IDataObject | null = null,
): WantedPerson {
  const parameter = (name: string): string | undefined =>
    textOf(from === null ? context.getNodeParameter(name, itemIndex, '') : from[name]);
  const more = from ?? moreFields(context, itemIndex);
  const address = textsOf(more, ['street', 'street2', 'city', 'state', 'postalCode']);
  return {
    ...textsOf({ firstName: parameter('firstName'), lastName: parameter('lastName') }, [
      'firstName',
      'lastName',
    ]),
    ...textsOf({ email: parameter('email'), phone: parameter('phone') }, ['email', 'phone']),
    ...textsOf(more, ['middleName', 'phoneType']),
    ...(Object.keys(address).length > 0 && { address }),
  };
}

/** What the prospect looks for; undefined when nothing is told. */
export function leadPreferences(
  context: IExecuteFunctions,
  itemIndex: number,
  from: IDataObject | null = null,
): LeadPreferences | undefined {
  const more = from ?? moreFields(context, itemIndex);
  const unit = textOf(more.unit);
  const moveIn = textOf(more.targetMoveInDate);
  const preferences = {
    ...textsOf(more, [
      'floorPlan',
      'minRent',
      'maxRent',
      'bedrooms',
      'bathrooms',
      'leaseTermMonths',
      'occupants',
    ]),
    ...(moveIn !== undefined && { targetMoveInDate: moveIn.slice(0, 10) }),
    ...(unit !== undefined && { units: [unit] }),
  };
  return Object.keys(preferences).length > 0 ? preferences : undefined;
}

const moreFields = (context: IExecuteFunctions, itemIndex: number): IDataObject =>
  context.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
