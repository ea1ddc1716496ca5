import type { Answer } from '../server/api-error';
import { checkBody, contactLink, readMoment } from './body-schemas';
import type { Conversation, Kept } from './documents';
import { DomIqApiError } from './domiq-error';
import { answerPage, ListQuery } from './list-query';
import { changeConversation, conversationOf, type ApiRequest, type Route, type Workspace } from './workspace';

/** True when the text is part of the id, of what the visitor told about themselves, or of the property's name. */
function contains(
  { id, property_name: property, contact_data: visitor }: Conversation,
  search: string,
): boolean {
  const name = [visitor?.first_name, visitor?.last_name].filter(Boolean).join(' ');
  const texts = [id, property, name, visitor?.email, visitor?.phone];
  return texts.some((text) => text?.toLowerCase().includes(search.toLowerCase()));
}

function list(workspace: Workspace, request: ApiRequest): Answer {
  const query = new ListQuery(request);
  const propertyId = query.text('property_id');
  const contactId = query.text('contact_id');
  const updatedSince = query.time('updated_since');
  const search = query.text('search');
  const order = query.oneOf('order', ['oldest_first', 'newest_first']);
  const limit = query.integer('limit', 100, 50);
  query.finish();
  const accept = ({ value }: Kept<Conversation>) =>
    (propertyId === null || value.property_id === propertyId) &&
    (contactId === null || value.contact_id === contactId) &&
    (updatedSince === null || value.updated_at >= updatedSince) &&
    (search === null || contains(value, search));
  const wanted = { orderBy: 'updatedAt', descending: order === 'newest_first', accept } as const;
  return answerPage(workspace, request, { kind: 'conversation', limit, wanted });
}

function get(workspace: Workspace, { parameters }: ApiRequest): Answer {
  return { status: 200, body: conversationOf(workspace, parameters.conversation_id ?? '').value };
}

function messages(workspace: Workspace, request: ApiRequest): Answer {
  const { id } = conversationOf(workspace, request.parameters.conversation_id ?? '');
  const query = new ListQuery(request);
  const limit = query.integer('limit', 200, 100);
  query.finish();
  const wanted = { orderBy: 'createdAt', descending: false, lookups: [id] } as const;
  return answerPage(workspace, request, { kind: 'message', limit, wanted });
}

function link(workspace: Workspace, { parameters, body }: ApiRequest): Answer {
  checkBody(contactLink, body);
  const wanted = body as { contact_id: string; updated_at: string };
  const moment = readMoment(workspace, wanted.updated_at);
  const conversation = conversationOf(workspace, parameters.conversation_id ?? '');
  if (!workspace.store.get('context', wanted.contact_id)) throw DomIqApiError.contactNotFound();
  const { contact_id: contactId, contact_linked_at: linkedAt } = conversation.value;
  if (linkedAt !== null && linkedAt > moment) throw DomIqApiError.stale(conversation.value);
  if (contactId === wanted.contact_id && linkedAt === moment)
    return { status: 200, body: conversation.value };
  const changes = { contact_id: wanted.contact_id, contact_linked_at: moment };
  return { status: 200, body: changeConversation(workspace, conversation, changes) };
}

export const conversationRoutes: readonly Route[] = [
  { method: 'GET', path: '/conversations', handle: list },
  { method: 'GET', path: '/conversations/{conversation_id}', handle: get },
  { method: 'GET', path: '/conversations/{conversation_id}/messages', handle: messages },
  { method: 'PUT', path: '/conversations/{conversation_id}/contact', handle: link },
];
