import { randomUUID } from 'node:crypto';
import { ApiError } from '../server/api-error';
import { findIssues, type Schema } from '../server/json-schema';
import { preferencesWrite } from './body-schemas';
import type { ContactData, ContactPreferences, Conversation, Kept, Message } from './documents';
import { publish } from './events';
import { withPreferences } from './preferences';
import { changeConversation, conversationOf, timestamp, type Workspace } from './workspace';

const text: Schema = { type: 'string', minLength: 1 };
const optional: Schema = { type: 'string', nullable: true };

const SAY: Schema = {
  type: 'object',
  required: ['conversation_id', 'content'],
  additionalProperties: false,
  properties: {
    conversation_id: text,
    property_id: optional,
    property_name: optional,
    sender: { type: 'string', enum: ['user', 'assistant', 'agent'] },
    content: { type: 'string' },
  },
};

const INTRODUCE: Schema = {
  type: 'object',
  required: ['conversation_id'],
  additionalProperties: false,
  properties: {
    conversation_id: text,
    first_name: optional,
    last_name: optional,
    email: optional,
    phone: optional,
    lead_score: { type: 'number', minimum: 0, maximum: 100, nullable: true },
  },
};

const PREFER: Schema = {
  type: 'object',
  required: ['conversation_id', 'preferences'],
  additionalProperties: false,
  properties: { conversation_id: text, preferences: preferencesWrite },
};

const END: Schema = {
  type: 'object',
  required: ['conversation_id'],
  additionalProperties: false,
  properties: { conversation_id: text },
};

function read<T>(schema: Schema, body: unknown): T {
  const issues = findIssues(schema, body);
  if (issues.length) throw ApiError.invalid(issues);
  return body as T;
}

function begin(workspace: Workspace, id: string, property: Partial<Conversation>): Kept<Conversation> {
  const at = timestamp(workspace);
  const value: Conversation = {
    id,
    user_id: randomUUID(),
    contact_id: null,
    contact_linked_at: null,
    property_id: property.property_id ?? null,
    property_name: property.property_name ?? null,
    contact_data: null,
    lead_score: null,
    message_count: 0,
    start_time: at,
    end_time: null,
    updated_at: at,
  };
  const kept = { id, createdAt: at, updatedAt: at, value };
  workspace.store.put('conversation', kept);
  return kept;
}

/** A message in a conversation, which begins with it when it is not there. @throws {ApiError} 400 */
export function say(workspace: Workspace, body: unknown): Message {
  const said = read<Partial<Conversation> & Partial<Message> & { conversation_id: string; content: string }>(
    SAY,
    body,
  );
  const { conversation_id: id, content, sender = 'user' } = said;
  const conversation = workspace.store.get('conversation', id) ?? begin(workspace, id, said);
  const at = timestamp(workspace);
  const message: Message = { id: randomUUID(), conversation_id: id, sender, content, sent_at: at };
  workspace.store.put('message', { id: message.id, createdAt: at, updatedAt: at, value: message });
  changeConversation(workspace, conversation, { message_count: conversation.value.message_count + 1 });
  return message;
}

/** The visitor tells who they are: `contact.created` the first time, then `contact.updated`. @throws {ApiError} 400, 404 */
export function introduce(workspace: Workspace, body: unknown): Conversation {
  const { conversation_id: id, ...told } = read<Partial<ContactData> & { conversation_id: string }>(
    INTRODUCE,
    body,
  );
  const conversation = conversationOf(workspace, id);
  const known = conversation.value.contact_data;
  const { property_id, property_name, start_time } = conversation.value;
  const [first] = workspace.store.page('message', {
    orderBy: 'createdAt',
    descending: false,
    after: null,
    limit: 1,
    lookups: [id],
  }).items;
  const contactData: ContactData = {
    first_name: null,
    last_name: null,
    email: null,
    phone: null,
    property_id,
    property_name,
    source: 'chatbot',
    initial_interaction: { type: 'chat', timestamp: start_time, message: first?.value.content ?? null },
    preferences: null,
    lead_score: null,
    ...known,
    ...told,
    updated_at: timestamp(workspace),
  };
  const changed = changeConversation(workspace, conversation, {
    contact_data: contactData,
    lead_score: contactData.lead_score,
  });
  const event = { user_id: changed.user_id, contact_id: changed.contact_id, conversation_id: id };
  if (known === null) publish(workspace, 'contact.created', id, { ...event, contact_data: contactData });
  else {
    const change = { updated_fields: told, update_source: 'chatbot', contact_data: contactData };
    publish(workspace, 'contact.updated', id, { ...event, ...change });
  }
  return changed;
}

/** The visitor says how they want to be contacted; the context of a linked contact learns it too. @throws {ApiError} 400, 404 */
export function prefer(workspace: Workspace, body: unknown): ContactPreferences {
  const { conversation_id: id, preferences: change } = read<{
    conversation_id: string;
    preferences: Partial<ContactPreferences>;
  }>(PREFER, body);
  const conversation = conversationOf(workspace, id);
  const { contact_data: visitor, contact_id: contactId, user_id } = conversation.value;
  const context = contactId === null ? null : workspace.store.get('context', contactId);
  const current = context?.value.preferences ?? visitor?.preferences ?? null;
  const preferences = withPreferences(current, change, timestamp(workspace));
  if (visitor) changeConversation(workspace, conversation, { contact_data: { ...visitor, preferences } });
  if (context) workspace.store.put('context', { ...context, value: { ...context.value, preferences } });
  publish(workspace, 'preferences.updated', id, {
    user_id,
    contact_id: contactId,
    conversation_id: id,
    email: visitor?.email ?? context?.value.email ?? null,
    phone: visitor?.phone ?? context?.value.phone ?? null,
    preferences,
    update_source: 'chatbot',
  });
  return preferences;
}

/** The conversation is over: `conversation.ended`. @throws {ApiError} 400, 404 */
export function end(workspace: Workspace, body: unknown): Conversation {
  const { conversation_id: id } = read<{ conversation_id: string }>(END, body);
  const ended = changeConversation(workspace, conversationOf(workspace, id), {
    end_time: timestamp(workspace),
  });
  publish(workspace, 'conversation.ended', id, { conversation: ended });
  return ended;
}
