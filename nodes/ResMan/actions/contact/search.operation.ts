import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import {
  searchProperties,
  searchProperty,
  splitName,
  withoutLost,
  type ContactQuery,
  type WideSearch,
} from '../../../../clients/resman';
import { returnAllAndLimit, simplify } from '../../../actions/list-properties';
import { collect } from '../../../actions/parameters';
import { contactOutput } from '../contact-output';
import { propertyLocator } from '../locators';
import { done, onlyOutput, type Operation } from '../operation';
import { options } from '../options';
import { chosenOrDefault, textOf } from '../read-parameters';
import type { Connection } from '../../transport';

/** ResMan searches one property at a time: so many requests are a search over all. */
const MOST_PROPERTIES = 50;

const fields: INodeProperties[] = [
  {
    displayName: 'Search In',
    name: 'searchIn',
    type: 'options',
    default: 'property',
    options: [
      {
        name: 'All Properties',
        value: 'all',
        description: 'One property after the other, which takes its time',
      },
      { name: 'One Property', value: 'property' },
    ],
    description: 'Where to look for the person',
  },
  { ...propertyLocator, displayOptions: { show: { searchIn: ['property'] } } },
  {
    displayName: 'Most Properties',
    name: 'mostProperties',
    type: 'number',
    typeOptions: { minValue: 1 },
    displayOptions: { show: { searchIn: ['all'] } },
    default: MOST_PROPERTIES,
    description: 'Max number of properties to search; the output says how many there are',
  },
  {
    displayName: 'Email',
    name: 'email',
    type: 'string',
    default: '',
    placeholder: 'e.g. nathan@example.com',
    description: 'Who is found fits everything that is filled in',
  },
  {
    displayName: 'Phone',
    name: 'phone',
    type: 'string',
    default: '',
    placeholder: 'e.g. (512) 555-0142',
    description: 'In any writing; compared by its last ten digits',
  },
  {
    displayName: 'Name',
    name: 'name',
    type: 'string',
    default: '',
    placeholder: 'e.g. Nathan Smith',
    description: 'First and last name: ResMan searches for nothing less',
  },
  {
    displayName: 'Include Inactive',
    name: 'includeInactive',
    type: 'boolean',
    default: false,
    description: 'Whether to return lost prospects too. Former residents cannot be found.',
  },
];

/** Everybody who fits, one item each, up to the limit; `totalCount` says how many there are. Nobody gives no item. */
export const search: Operation = {
  outputs: onlyOutput,
  properties: [...fields, ...returnAllAndLimit, simplify, options()],
  async execute(connection, itemIndex) {
    const query = queryOf(this, itemIndex);
    const found = await searchedBy(this, connection, query, itemIndex);
    const includeLost = this.getNodeParameter('includeInactive', itemIndex, false) as boolean;
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    const contacts = withoutLost(found.contacts, includeLost);
    if (found.searchedProperties < found.properties)
      this.addExecutionHints({
        message: `Searched ${found.searchedProperties} of ${found.properties} properties.`,
        location: 'outputPane',
      });
    return done(
      (await collect(this, [contacts], itemIndex)).map((contact) => ({
        ...contactOutput(contact, isSimplified),
        totalCount: contacts.length,
        searchedProperties: found.searchedProperties,
        properties: found.properties,
      })),
    );
  },
};

async function searchedBy(
  context: IExecuteFunctions,
  connection: Connection,
  query: ContactQuery,
  itemIndex: number,
): Promise<WideSearch> {
  const { client } = connection;
  if (context.getNodeParameter('searchIn', itemIndex, 'property') === 'all') {
    const most = Number(context.getNodeParameter('mostProperties', itemIndex, MOST_PROPERTIES));
    return searchProperties(client, query, Math.max(1, Math.floor(most) || 1));
  }
  const propertyId = chosenOrDefault(context, connection, 'propertyId', itemIndex);
  const contacts = await searchProperty(client, propertyId, query);
  return { contacts, searchedProperties: 1, properties: 1, failed: [] };
}

/** @throws {NodeOperationError} nothing to search for, or a name of one word */
function queryOf(context: IExecuteFunctions, itemIndex: number): ContactQuery {
  const read = (name: string) => textOf(context.getNodeParameter(name, itemIndex, ''));
  const [email, phone, fullName] = [read('email'), read('phone'), read('name')];
  const name = fullName === undefined ? undefined : splitName(fullName);
  const fail = (message: string, description: string): never => {
    throw new NodeOperationError(context.getNode(), message, { description, itemIndex });
  };
  if (name === null)
    return fail(
      '"Name" is a single word',
      'Nothing was read. Enter first and last name: ResMan searches for nothing less.',
    );
  if (email === undefined && phone === undefined && name === undefined)
    return fail('There is nothing to search for', 'Nothing was read. Fill in "Email", "Phone" or "Name".');
  return {
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(name !== undefined && { name }),
  } satisfies ContactQuery as ContactQuery & IDataObject;
}
