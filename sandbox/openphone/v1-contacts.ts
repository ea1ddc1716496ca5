import { ApiError, type Answer, ok } from '../server/api-error';
import { publishContactEvent } from './contact-events';
import { checkSource, contactById, isListed, writableContact } from './contact-source';
import {
  acceptPhone,
  replaceCustomItems,
  replaceItems,
  type GivenCustomItem,
  type GivenItem,
} from './contact-values';
import type { ContactDocument, ContactItem } from './documents';
import { newId } from './identifiers';
import { findIssues, type Schema } from '../server/json-schema';
import { answerV1List } from './lists';
import { QueryReader } from './query-reader';
import { CREATE_CONTACT, UPDATE_CONTACT } from './v1-contact-schema';
import { ownerId, timestamp, type ApiRequest, type Route, type Workspace } from './workspace';

interface ContactBody {
  readonly externalId?: string | null;
  readonly source?: string | null;
  readonly sourceUrl?: string | null;
  readonly createdByUserId?: string;
  readonly defaultFields?: {
    readonly firstName?: string | null;
    readonly lastName?: string | null;
    readonly company?: string | null;
    readonly role?: string | null;
    readonly emails?: readonly GivenItem[];
    readonly phoneNumbers?: readonly GivenItem[];
  };
  readonly customFields?: readonly GivenCustomItem[];
}

function readBody(schema: Schema, body: unknown): ContactBody {
  const issues = findIssues(schema, body);
  if (issues.length) throw ApiError.invalid(issues);
  const contact = body as ContactBody;
  checkSource(contact.source);
  return contact;
}

const renderItem = ({ id, name, value }: ContactItem) => ({ id, name, value });

/** The v1 contact: lists inline, custom values with their definition's key. */
export function renderV1Contact(contact: ContactDocument): Record<string, unknown> {
  const { id, externalId, source, sourceUrl, firstName, lastName, company, role } = contact;
  return {
    id,
    externalId,
    source,
    sourceUrl,
    defaultFields: {
      firstName,
      lastName,
      company,
      role,
      emails: contact.emails.map(renderItem),
      phoneNumbers: contact.phoneNumbers.map(renderItem),
    },
    customFields: contact.customItems
      .filter((item) => item.key !== null)
      .map(({ id: itemId, key, name, type, value }) => ({ id: itemId, key, name, type, value })),
    createdAt: contact.createdAt,
    updatedAt: contact.updatedAt,
    createdByUserId: contact.createdByUserId,
  };
}

function list(workspace: Workspace, request: ApiRequest): Answer {
  const query = new QueryReader(request);
  const externalIds = query.repeated('externalIds');
  const sources = query.repeated('sources');
  return answerV1List(workspace, request, query, {
    kind: 'contact',
    maximum: 50,
    wanted: {
      orderBy: 'createdAt',
      descending: workspace.settings().contactOrder === 'newest_first',
      ...(externalIds && { lookups: externalIds }),
      accept: (contact) =>
        isListed(workspace, contact) && (sources === null || sources.includes(contact.source ?? '')),
    },
    render: renderV1Contact,
  });
}

/** The lists after a write. `keep` is what an omitted list is: `[]` on create, by the setting on update. */
function writtenLists(
  workspace: Workspace,
  body: ContactBody,
  old: Pick<ContactDocument, 'emails' | 'phoneNumbers' | 'customItems'>,
  at: string,
): Pick<ContactDocument, 'emails' | 'phoneNumbers' | 'customItems'> {
  const { patchOmittedLists, phoneValidation } = workspace.settings();
  const { emails, phoneNumbers } = body.defaultFields ?? {};
  const mayKeep = patchOmittedLists === 'keep';
  const acceptEmail = (value: string) => value;
  const acceptNumber = (value: string, path: string) => acceptPhone(value, path, phoneValidation);
  return {
    emails:
      emails === undefined && mayKeep
        ? old.emails
        : replaceItems(old.emails, emails ?? [], { path: '/defaultFields/emails', at, accept: acceptEmail }),
    phoneNumbers:
      phoneNumbers === undefined && mayKeep
        ? old.phoneNumbers
        : replaceItems(old.phoneNumbers, phoneNumbers ?? [], {
            path: '/defaultFields/phoneNumbers',
            at,
            accept: acceptNumber,
          }),
    customItems:
      body.customFields === undefined && mayKeep
        ? old.customItems
        : replaceCustomItems(
            old.customItems,
            body.customFields ?? [],
            workspace.store.all('customField'),
            at,
          ),
  };
}

function create(workspace: Workspace, request: ApiRequest): Answer {
  const body = readBody(CREATE_CONTACT, request.body);
  const externalId = body.externalId ?? null;
  if (externalId !== null && workspace.settings().duplicateExternalId === 'conflict') {
    const taken = workspace.store.page('contact', {
      orderBy: 'createdAt',
      descending: false,
      after: null,
      limit: 1,
      lookups: [externalId],
    });
    if (taken.items.length) throw new ApiError(409, 'Conflict');
  }
  const at = timestamp(workspace);
  const { firstName, lastName, company, role } = body.defaultFields ?? {};
  const contact: ContactDocument = {
    id: newId.contact(),
    externalId,
    source: body.source ?? 'public-api',
    sourceUrl: body.sourceUrl ?? null,
    firstName: firstName ?? null,
    lastName: lastName ?? null,
    company: company ?? null,
    role: role ?? null,
    ...writtenLists(workspace, body, { emails: [], phoneNumbers: [], customItems: [] }, at),
    createdAt: at,
    updatedAt: at,
    createdByUserId: body.createdByUserId ?? ownerId(workspace),
    origin: 'api',
  };
  workspace.store.put('contact', contact);
  publishContactEvent(workspace, 'contact.updated', contact);
  return { status: 201, body: { data: renderV1Contact(contact) } };
}

function get(workspace: Workspace, request: ApiRequest): Answer {
  return ok(renderV1Contact(contactById(workspace, request.parameters.id ?? '')));
}

/** Replaces: a list that the body leaves out is emptied, and so is all of them when it leaves out `defaultFields`. */
function update(workspace: Workspace, request: ApiRequest): Answer {
  const old = writableContact(workspace, request.parameters.id ?? '');
  const body = readBody(UPDATE_CONTACT, request.body);
  const at = timestamp(workspace);
  const mayClear = workspace.settings().patchOmittedScalars === 'clear';
  const scalar = (given: string | null | undefined, before: string | null) =>
    given !== undefined ? given : mayClear ? null : before;
  const fields = body.defaultFields ?? {};
  const contact: ContactDocument = {
    ...old,
    externalId: scalar(body.externalId, old.externalId),
    source: scalar(body.source, old.source),
    sourceUrl: scalar(body.sourceUrl, old.sourceUrl),
    firstName: scalar(fields.firstName, old.firstName),
    lastName: scalar(fields.lastName, old.lastName),
    company: scalar(fields.company, old.company),
    role: scalar(fields.role, old.role),
    ...writtenLists(workspace, body, old, at),
    updatedAt: at,
  };
  workspace.store.put('contact', contact);
  publishContactEvent(workspace, 'contact.updated', contact);
  return ok(renderV1Contact(contact));
}

/** Removes the contact and its notes; used by both surfaces. */
export function removeContact(workspace: Workspace, request: ApiRequest): Answer {
  const contact = writableContact(workspace, request.parameters.id ?? '');
  const notes = workspace.store.page('note', {
    orderBy: 'createdAt',
    descending: false,
    after: null,
    limit: Infinity,
    lookups: [contact.id],
  });
  for (const note of notes.items) workspace.store.remove('note', note.id);
  workspace.store.remove('contact', contact.id);
  publishContactEvent(workspace, 'contact.deleted', contact);
  return { status: 204 };
}

function customFields(workspace: Workspace): Answer {
  return ok(workspace.store.all('customField').map(({ name, key, type }) => ({ name, key, type })));
}

export const v1ContactRoutes: readonly Route[] = [
  { method: 'GET', path: '/v1/contacts', handle: list },
  { method: 'POST', path: '/v1/contacts', handle: create },
  { method: 'GET', path: '/v1/contacts/{id}', handle: get },
  { method: 'PATCH', path: '/v1/contacts/{id}', handle: update },
  { method: 'DELETE', path: '/v1/contacts/{id}', handle: removeContact },
  { method: 'GET', path: '/v1/contact-custom-fields', handle: customFields },
];
