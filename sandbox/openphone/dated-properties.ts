import { ApiError, type Answer, ok } from '../server/api-error';
import { publishContactEvent } from './contact-events';
import { contactById, writableContact } from './contact-source';
import { acceptPhone, isOfType } from './contact-values';
import type { ContactDocument, ContactItem, CustomItem } from './documents';
import { newId } from './identifiers';
import { findIssues, type Schema } from '../server/json-schema';
import { QueryReader } from './query-reader';
import { timestamp, type ApiRequest, type Route, type Workspace } from './workspace';

const name: Schema = { type: 'string', nullable: true };
const CREATE: Schema = {
  type: 'object',
  required: ['type', 'value'],
  additionalProperties: false,
  properties: { type: { type: 'string', minLength: 1 }, name, value: { type: 'any' } },
};
/** The type of a property cannot change. */
const UPDATE: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: { name, value: { type: 'any' } },
};

interface Property {
  readonly id: string;
  readonly type: string;
  readonly name: string | null;
  readonly value: unknown;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const ofItem = (type: string, { id, name: label, value, createdAt, updatedAt }: ContactItem): Property => ({
  id,
  type,
  name: label,
  value,
  createdAt,
  updatedAt,
});

function propertiesOf(contact: ContactDocument): Property[] {
  return [
    ...contact.phoneNumbers.map((item) => ofItem('phone-number', item)),
    ...contact.emails.map((item) => ofItem('email', item)),
    ...contact.customItems.map(({ id, type, name: label, value, createdAt, updatedAt }) => ({
      id,
      type,
      name: label,
      value,
      createdAt,
      updatedAt,
    })),
  ];
}

function acceptValue(workspace: Workspace, type: string, value: unknown): unknown {
  const issue = (message: string) =>
    ApiError.invalid([{ path: '/value', message, value, schema: { type: 'string' } }]);
  if (type === 'phone-number' || type === 'email') {
    if (typeof value !== 'string' || value === '') throw issue('Expected string');
    return type === 'email' ? value : acceptPhone(value, '/value', workspace.settings().phoneValidation);
  }
  if (value === null || value === undefined) throw issue('Expected a value');
  return value;
}

/** The contact with one more property, or with one changed: phones and e-mails in their lists, the rest as custom values. */
function withProperty(workspace: Workspace, contact: ContactDocument, property: Property): ContactDocument {
  const { id, type, name: label, createdAt, updatedAt } = property;
  const upsert = <I extends { id: string }>(items: readonly I[], item: I): I[] =>
    items.some((known) => known.id === id)
      ? items.map((known) => (known.id === id ? item : known))
      : [...items, item];
  if (type === 'phone-number' || type === 'email') {
    const list = type === 'email' ? 'emails' : 'phoneNumbers';
    const item: ContactItem = { id, name: label, value: String(property.value), createdAt, updatedAt };
    return { ...contact, [list]: upsert(contact[list], item), updatedAt };
  }
  const known = contact.customItems.find((item) => item.id === id);
  const mayBind = workspace.settings().propertyNameBindsToCustomField;
  const definition = mayBind
    ? workspace.store.all('customField').find((field) => field.name === label && field.type === type)
    : undefined;
  if (definition && !isOfType(definition.type, property.value))
    throw ApiError.invalid([
      {
        path: '/value',
        message: `Expected a value of type ${type}`,
        value: property.value,
        schema: { type },
      },
    ]);
  const item: CustomItem = {
    id,
    key: definition?.key ?? known?.key ?? null,
    name: label,
    type,
    value: property.value,
    createdAt,
    updatedAt,
  };
  return { ...contact, customItems: upsert(contact.customItems, item), updatedAt };
}

function save(workspace: Workspace, contact: ContactDocument): void {
  workspace.store.put('contact', contact);
  publishContactEvent(workspace, 'contact.updated', contact);
}

function propertyOf(contact: ContactDocument, request: ApiRequest): Property {
  const property = propertiesOf(contact).find(({ id }) => id === request.parameters.propertyId);
  if (!property) throw ApiError.notFound('Contact property');
  return property;
}

function list(workspace: Workspace, request: ApiRequest): Answer {
  const query = new QueryReader(request);
  const type = query.text('type');
  const limit = query.integer('limit', 1, 50) ?? 10;
  const cursor = query.text('after');
  query.finish();
  const properties = propertiesOf(contactById(workspace, request.parameters.id ?? '')).filter(
    (property) => type === null || property.type === type,
  );
  const scope = JSON.stringify([request.path, type]);
  const start = cursor === null ? 0 : workspace.pageTokens.read(scope, cursor, '/query/after').row;
  const end = start + limit;
  const nextCursor = end < properties.length ? workspace.pageTokens.issue(scope, { at: '', row: end }) : null;
  return { status: 200, body: { data: properties.slice(start, end), nextCursor } };
}

function create(workspace: Workspace, request: ApiRequest): Answer {
  const contact = writableContact(workspace, request.parameters.id ?? '');
  const issues = findIssues(CREATE, request.body);
  if (issues.length) throw ApiError.invalid(issues);
  const given = request.body as { type: string; name?: string | null; value: unknown };
  const at = timestamp(workspace);
  const value = acceptValue(workspace, given.type, given.value);
  const property: Property = {
    id: newId.contactItem(),
    type: given.type,
    name: given.name ?? null,
    value,
    createdAt: at,
    updatedAt: at,
  };
  save(workspace, withProperty(workspace, contact, property));
  return ok(property);
}

function get(workspace: Workspace, request: ApiRequest): Answer {
  return ok(propertyOf(contactById(workspace, request.parameters.id ?? ''), request));
}

function update(workspace: Workspace, request: ApiRequest): Answer {
  const contact = writableContact(workspace, request.parameters.id ?? '');
  const old = propertyOf(contact, request);
  const issues = findIssues(UPDATE, request.body);
  if (issues.length) throw ApiError.invalid(issues);
  const given = request.body as { name?: string | null; value?: unknown };
  const value = given.value === undefined ? old.value : acceptValue(workspace, old.type, given.value);
  const label = given.name === undefined ? old.name : given.name;
  const property: Property = { ...old, name: label, value, updatedAt: timestamp(workspace) };
  save(workspace, withProperty(workspace, contact, property));
  return ok(property);
}

function remove(workspace: Workspace, request: ApiRequest): Answer {
  const contact = writableContact(workspace, request.parameters.id ?? '');
  const { id } = propertyOf(contact, request);
  const others = <I extends { id: string }>(items: readonly I[]): I[] =>
    items.filter((item) => item.id !== id);
  save(workspace, {
    ...contact,
    emails: others(contact.emails),
    phoneNumbers: others(contact.phoneNumbers),
    customItems: others(contact.customItems),
    updatedAt: timestamp(workspace),
  });
  return { status: 204 };
}

/** One resource per phone, e-mail or custom value of a contact; create answers 200, not 201. */
export const datedPropertyRoutes: readonly Route[] = [
  { method: 'GET', path: '/contacts/{id}/properties', handle: list },
  { method: 'POST', path: '/contacts/{id}/properties', handle: create },
  { method: 'GET', path: '/contacts/{id}/properties/{propertyId}', handle: get },
  { method: 'PATCH', path: '/contacts/{id}/properties/{propertyId}', handle: update },
  { method: 'DELETE', path: '/contacts/{id}/properties/{propertyId}', handle: remove },
];
