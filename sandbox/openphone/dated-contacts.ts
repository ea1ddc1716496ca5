import { ApiError, type Answer, ok } from '../server/api-error';
import { publishContactEvent } from './contact-events';
import { checkSource, contactById, isListed, writableContact } from './contact-source';
import type { ContactDocument } from './documents';
import { newId } from './identifiers';
import { findIssues, type Schema } from '../server/json-schema';
import { answerDatedList } from './lists';
import { QueryReader } from './query-reader';
import { removeContact } from './v1-contacts';
import { ownerId, timestamp, type ApiRequest, type Route, type Workspace } from './workspace';

const text: Schema = { type: 'string', nullable: true };
const scalars = {
  firstName: text,
  lastName: text,
  company: text,
  role: text,
  externalId: { type: 'string', nullable: true, minLength: 1, maxLength: 75 },
  source: { type: 'string', nullable: true, minLength: 1, maxLength: 72 },
  sourceUrl: { type: 'string', nullable: true, minLength: 1, maxLength: 200, format: 'uri' },
} satisfies Record<string, Schema>;

/** Scalars only. Phones, e-mails and custom values are refused rather than dropped, so that a mistake is seen. */
const CREATE: Schema = {
  type: 'object',
  required: ['firstName'],
  additionalProperties: false,
  properties: {
    ...scalars,
    firstName: { type: 'string' },
    actorId: { type: 'string', pattern: '^(US|SYU)(.*)$' },
  },
};
const UPDATE: Schema = { type: 'object', additionalProperties: false, properties: scalars };

type Scalars = Partial<Pick<ContactDocument, keyof typeof scalars>>;

function readBody(schema: Schema, body: unknown): Scalars & { actorId?: string } {
  const issues = findIssues(schema, body);
  if (issues.length) throw ApiError.invalid(issues);
  const contact = body as Scalars & { actorId?: string };
  checkSource(contact.source);
  return contact;
}

/** The dated contact: no phones, no e-mails, no custom fields. */
export function renderDatedContact(contact: ContactDocument): Record<string, unknown> {
  const { id, externalId, source, sourceUrl, firstName, lastName, company, role, createdAt, updatedAt } =
    contact;
  return {
    id,
    externalId,
    source,
    sourceUrl,
    firstName,
    lastName,
    company,
    role,
    createdAt,
    updatedAt,
    actorId: contact.createdByUserId,
  };
}

function list(workspace: Workspace, request: ApiRequest): Answer {
  const query = new QueryReader(request);
  const externalIds = query.oneOrIn('externalId', { maxItems: 50 });
  const sources = query.oneOrIn('source', { maxItems: 50 });
  return answerDatedList(workspace, request, query, {
    kind: 'contact',
    wanted: {
      orderBy: 'createdAt',
      descending: workspace.settings().contactOrder === 'newest_first',
      ...(externalIds && { lookups: externalIds }),
      accept: (contact) =>
        isListed(workspace, contact) && (sources === null || sources.includes(contact.source ?? '')),
    },
    render: renderDatedContact,
  });
}

function get(workspace: Workspace, request: ApiRequest): Answer {
  return ok(renderDatedContact(contactById(workspace, request.parameters.id ?? '')));
}

/** No default source: without one it stays null. */
function create(workspace: Workspace, request: ApiRequest): Answer {
  const { actorId, ...given } = readBody(CREATE, request.body);
  const at = timestamp(workspace);
  const contact: ContactDocument = {
    id: newId.contact(),
    externalId: null,
    source: null,
    sourceUrl: null,
    firstName: null,
    lastName: null,
    company: null,
    role: null,
    ...given,
    emails: [],
    phoneNumbers: [],
    customItems: [],
    createdAt: at,
    updatedAt: at,
    createdByUserId: actorId ?? ownerId(workspace),
    origin: 'api',
  };
  workspace.store.put('contact', contact);
  publishContactEvent(workspace, 'contact.updated', contact);
  return { status: 201, body: { data: renderDatedContact(contact) } };
}

/** Omitted = unchanged, null = cleared. */
function update(workspace: Workspace, request: ApiRequest): Answer {
  const old = writableContact(workspace, request.parameters.id ?? '');
  const contact: ContactDocument = {
    ...old,
    ...readBody(UPDATE, request.body),
    updatedAt: timestamp(workspace),
  };
  workspace.store.put('contact', contact);
  publishContactEvent(workspace, 'contact.updated', contact);
  return ok(renderDatedContact(contact));
}

/** Nothing in the sandbox is shared. */
function shares(workspace: Workspace, request: ApiRequest): Answer {
  contactById(workspace, request.parameters.id ?? '');
  return { status: 200, body: { data: [], nextCursor: null } };
}

export const datedContactRoutes: readonly Route[] = [
  { method: 'GET', path: '/contacts', handle: list },
  { method: 'POST', path: '/contacts', handle: create },
  { method: 'GET', path: '/contacts/{id}', handle: get },
  { method: 'PATCH', path: '/contacts/{id}', handle: update },
  { method: 'DELETE', path: '/contacts/{id}', handle: removeContact },
  { method: 'GET', path: '/contacts/{id}/shares', handle: shares },
];
