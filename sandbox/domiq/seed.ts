import { ApiError } from '../server/api-error';
import { findIssues, type Schema } from '../server/json-schema';
import { contextWrite } from './body-schemas';
import type { ContactContext, ContactData, ContactPreferences, Conversation, Message } from './documents';
import { withPreferences } from './preferences';
import { timestamp, type Workspace } from './workspace';

/** Things to begin with, as the API shows them; what is left out gets a plain value. */
export interface Seed {
  readonly contexts?: readonly (Partial<Omit<ContactContext, 'preferences'>> & {
    readonly contact_id: string;
    readonly full_name: string;
    readonly updated_at: string;
    readonly preferences?: Partial<ContactPreferences>;
  })[];
  readonly conversations?: readonly (Partial<Omit<Conversation, 'contact_data'>> & {
    readonly id: string;
    readonly contact_data?: Partial<ContactData> | null;
  })[];
  readonly messages?: readonly (Partial<Message> & {
    readonly id: string;
    readonly conversation_id: string;
    readonly content: string;
  })[];
}

const text: Schema = { type: 'string' };
const optional: Schema = { type: 'string', nullable: true };
const moment: Schema = { type: 'string', format: 'date-time' };
const score: Schema = { type: 'number', minimum: 0, maximum: 100, nullable: true };

const SEED: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    contexts: {
      type: 'array',
      items: { ...contextWrite, required: ['contact_id', 'full_name', 'updated_at'] },
    },
    conversations: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1 },
          user_id: text,
          contact_id: optional,
          contact_linked_at: { ...moment, nullable: true },
          property_id: optional,
          property_name: optional,
          contact_data: { type: 'object', nullable: true },
          lead_score: score,
          message_count: { type: 'integer', minimum: 0 },
          start_time: moment,
          end_time: { ...moment, nullable: true },
          updated_at: moment,
        },
      },
    },
    messages: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'conversation_id', 'content'],
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1 },
          conversation_id: { type: 'string', minLength: 1 },
          sender: { type: 'string', enum: ['user', 'assistant', 'agent'] },
          content: text,
          sent_at: moment,
        },
      },
    },
  },
};

const utc = (written: string) => new Date(written).toISOString();

function contextOf(entry: NonNullable<Seed['contexts']>[number]): ContactContext {
  const updatedAt = utc(entry.updated_at);
  return {
    email: null,
    phone: null,
    status: null,
    lead_score: null,
    last_interaction: null,
    notes: null,
    enrichment_data: null,
    ...entry,
    preferences: entry.preferences
      ? withPreferences(null, entry.preferences, utc(entry.preferences.updated_at ?? updatedAt))
      : null,
    updated_at: updatedAt,
  };
}

function conversationOf(
  entry: NonNullable<Seed['conversations']>[number],
  messageCount: number,
  now: string,
): Conversation {
  const updatedAt = utc(entry.updated_at ?? entry.end_time ?? entry.start_time ?? now);
  const contactData: ContactData | null = entry.contact_data
    ? {
        first_name: null,
        last_name: null,
        email: null,
        phone: null,
        property_id: entry.property_id ?? null,
        property_name: entry.property_name ?? null,
        source: 'chatbot',
        initial_interaction: null,
        preferences: null,
        lead_score: null,
        updated_at: updatedAt,
        ...entry.contact_data,
      }
    : null;
  return {
    user_id: `user-of-${entry.id}`,
    contact_id: null,
    contact_linked_at: null,
    property_id: null,
    property_name: null,
    lead_score: null,
    message_count: messageCount,
    end_time: null,
    ...entry,
    contact_data: contactData,
    start_time: utc(entry.start_time ?? updatedAt),
    updated_at: updatedAt,
  };
}

/**
 * Puts everything of the seed into the store. What is there already, by its id, stays as it is, so a seed can be
 * repeated after things have changed. No webhook fires.
 * @returns how many of each were added
 * @throws {ApiError} 400 with every finding; nothing was added
 */
export function applySeed(workspace: Workspace, body: unknown): Record<keyof Seed, number> {
  const issues = findIssues(SEED, body);
  if (issues.length) throw ApiError.invalid(issues);
  const { contexts = [], conversations = [], messages = [] } = body as Seed;
  const { store } = workspace;
  const now = timestamp(workspace);
  const counts = new Map<string, number>();
  for (const { conversation_id: id } of messages) counts.set(id, (counts.get(id) ?? 0) + 1);
  const newOf = <T extends { readonly id: string }>(kind: 'context' | 'conversation' | 'message', all: T[]) =>
    all.filter(({ id }) => store.get(kind, id) === null);

  const newContexts = newOf(
    'context',
    contexts.map((entry) => ({ id: entry.contact_id, value: contextOf(entry) })),
  );
  for (const { id, value } of newContexts)
    store.put('context', { id, createdAt: now, updatedAt: now, value });

  const newConversations = newOf(
    'conversation',
    conversations.map((entry) => conversationOf(entry, counts.get(entry.id) ?? 0, now)),
  );
  for (const value of newConversations)
    store.put('conversation', {
      id: value.id,
      createdAt: value.start_time,
      updatedAt: value.updated_at,
      value,
    });

  const newMessages = newOf(
    'message',
    messages.map((entry): Message => ({ sender: 'user', ...entry, sent_at: utc(entry.sent_at ?? now) })),
  );
  for (const value of newMessages)
    store.put('message', { id: value.id, createdAt: value.sent_at, updatedAt: value.sent_at, value });

  return {
    contexts: newContexts.length,
    conversations: newConversations.length,
    messages: newMessages.length,
  };
}
