import { line, moment } from '../../mapping/outside-values';
import { z } from '../../model/zod';
import { ConversationMessageSchema, type ConversationMessage } from './conversation-message';

/** A conversation to be enriched: whose it is, and what was said, the oldest first. */
export interface Conversation {
  readonly conversationId: string | null;
  readonly contactId: string | null;
  readonly propertyId: string | null;
  /** ISO 8601 UTC; null while it goes on. */
  readonly endedAt: string | null;
  readonly messages: readonly ConversationMessage[];
}

const Messages = z.array(ConversationMessageSchema).transform(inOrder);

/** What our nodes and n8n's Aggregate call the list of messages. */
const LISTS = ['messages', 'interactions', 'data'] as const;

/**
 * A conversation as DomIQ > Conversation > Get puts it out, or any object with `messages` (or `interactions`, or `data` as n8n's
 * Aggregate node names a list). A list of messages alone is a conversation without an id. Every message needs to say who wrote it;
 * the same message twice counts once.
 */
export const ConversationSchema = z.preprocess(
  (value) => (Array.isArray(value) ? { messages: value } : withMessages(value)),
  z
    .object({
      id: line,
      conversation_id: line,
      conversationId: line,
      contact_id: line,
      contactId: line,
      property_id: line,
      propertyId: line,
      end_time: moment,
      messages: Messages,
    })
    .transform((fields): Conversation => ({
      conversationId:
        fields.conversation_id ??
        fields.conversationId ??
        fields.id ??
        fields.messages.find(({ conversationId }) => conversationId !== null)?.conversationId ??
        null,
      contactId: fields.contact_id ?? fields.contactId,
      propertyId: fields.property_id ?? fields.propertyId,
      endedAt: fields.end_time,
      messages: fields.messages,
    })),
);

function withMessages(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const named = LISTS.find((name) => Array.isArray((value as Record<string, unknown>)[name]));
  return named === undefined || named === 'messages'
    ? value
    : { ...value, messages: (value as Record<string, unknown>)[named] };
}

type Read = z.output<typeof ConversationMessageSchema>;

/**
 * The messages oldest first; those of one moment as they were given, which of lists that are newest first is turned round. One
 * without a time stays behind the one it was given after. One without an id has its place as its id.
 */
function inOrder(read: readonly Read[]): ConversationMessage[] {
  const given = read.filter((message) => message !== null);
  const times = given.flatMap(({ sentAt }) => sentAt ?? []);
  const isNewestFirst = times.length > 1 && (times[0] ?? '') > (times.at(-1) ?? '');
  const turned = isNewestFirst ? [...given].reverse() : given;
  let at = '';
  const placed = turned.map((message) => ({ message, at: (at = message.sentAt ?? at) }));
  const sorted = placed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const byId = new Map<string, ConversationMessage>();
  for (const [place, { message }] of sorted.entries()) {
    const id = message.id ?? `message-${place + 1}`;
    if (!byId.has(id)) byId.set(id, { ...message, id });
  }
  return [...byId.values()];
}
