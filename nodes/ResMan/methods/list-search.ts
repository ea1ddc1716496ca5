import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { searchProperty, splitName, type ContactQuery, type ResManContact } from '../../../clients/resman';
import { connectEditor, type Connection } from '../transport';

/* The editor's lists. An error shows; it never looks like an empty list. */

/** The properties of the account. */
export async function searchProperties(
  this: ILoadOptionsFunctions,
  filter?: string,
): Promise<INodeListSearchResult> {
  const { client } = await connectEditor(this);
  const properties = await client.properties();
  return fitting(
    properties.map(({ propertyId, name, city, state }) => ({
      value: propertyId,
      name: [name ?? propertyId, [city, state].filter(Boolean).join(', ')].filter(Boolean).join(' - '),
    })),
    filter,
  );
}

/** The employees of the chosen property. */
export async function searchEmployees(
  this: ILoadOptionsFunctions,
  filter?: string,
): Promise<INodeListSearchResult> {
  const connection = await connectEditor(this);
  const employees = await connection.client.employees(chosenProperty(this, connection));
  return fitting(
    employees.map(({ employeeId, name, email }) => ({
      value: employeeId,
      name: name ?? email ?? employeeId,
    })),
    filter,
  );
}

/** The prospect sources of the chosen property that are in use. */
export async function searchProspectSources(
  this: ILoadOptionsFunctions,
  filter?: string,
): Promise<INodeListSearchResult> {
  const connection = await connectEditor(this);
  const sources = await connection.client.prospectSources(chosenProperty(this, connection));
  return fitting(
    sources
      .filter(({ isActive }) => isActive !== false)
      .map(({ sourceId, name }) => ({ value: sourceId, name: name ?? sourceId })),
    filter,
  );
}

/** The reasons for which a prospect may be lost. */
export async function searchLostReasons(
  this: ILoadOptionsFunctions,
  filter?: string,
): Promise<INodeListSearchResult> {
  const { client } = await connectEditor(this);
  const reasons = await client.lostReasons();
  return fitting(
    reasons.map(({ lostReasonId, name }) => ({ value: lostReasonId, name: name ?? lostReasonId })),
    filter,
  );
}

/** Contacts of the chosen property by e-mail, number, or first and last name; ResMan lists nobody without one of them. */
export async function searchContacts(
  this: ILoadOptionsFunctions,
  filter = '',
): Promise<INodeListSearchResult> {
  const query = queryOf(filter);
  if (query === null) return { results: [] };
  const connection = await connectEditor(this);
  const contacts = await searchProperty(connection.client, chosenProperty(this, connection), query);
  return { results: contacts.map((contact) => ({ name: labelOf(contact), value: contact.contactId })) };
}

function queryOf(filter: string): ContactQuery | null {
  const text = filter.trim();
  if (/\S@\S/.test(text)) return { email: text };
  if (/^[\d\s().+-]{7,}$/.test(text)) return { phone: text };
  const name = splitName(text);
  return name === null ? null : { name };
}

function labelOf({ firstName, lastName, status, email, phones, contactId }: ResManContact): string {
  const name = [firstName, lastName].filter(Boolean).join(' ') || contactId;
  const reach = email ?? phones[0]?.written;
  return [name, `(${[status.replace(/_/g, ' '), reach].filter(Boolean).join(', ')})`].join(' ');
}

/** What the node's "Property" holds, or the credential's default. */
function chosenProperty(context: ILoadOptionsFunctions, { defaults }: Connection): string {
  const chosen = context.getCurrentNodeParameter('propertyId', { extractValue: true });
  const propertyId = typeof chosen === 'string' && chosen.trim() !== '' ? chosen.trim() : defaults.propertyId;
  if (propertyId !== '') return propertyId;
  throw new NodeOperationError(context.getNode(), 'Choose a property first', {
    description: 'This list belongs to a property. A default can be set in the credential.',
  });
}

function fitting(all: readonly INodeListSearchItems[], filter = ''): INodeListSearchResult {
  const wanted = filter.trim().toLowerCase();
  const results = all.filter(
    ({ name, value }) => name.toLowerCase().includes(wanted) || String(value).toLowerCase() === wanted,
  );
  return { results };
}
