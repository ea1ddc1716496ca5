import { line, lines, moment } from '../../mapping/outside-values';
import { z } from '../../model/zod';

/** Who wrote a message: the person who looks for a home, the chatbot, or a person of the leasing team. */
export const senders = ['renter', 'bot', 'agent'] as const;
export type Sender = (typeof senders)[number];

/** The way a message came. */
export const channels = ['chat', 'text', 'call', 'email', 'visit'] as const;
export type Channel = (typeof channels)[number];

/** One message of a conversation, whatever system it was in. */
export interface ConversationMessage {
  readonly id: string;
  readonly sender: Sender;
  /** '' for one without words, e.g. a call. */
  readonly text: string;
  /** ISO 8601 UTC; null when it has no time. */
  readonly sentAt: string | null;
  readonly channel: Channel | null;
  readonly conversationId: string | null;
}

const SENDERS: Readonly<Record<string, Sender>> = {
  user: 'renter',
  visitor: 'renter',
  renter: 'renter',
  prospect: 'renter',
  contact: 'renter',
  customer: 'renter',
  lead: 'renter',
  incoming: 'renter',
  inbound: 'renter',
  assistant: 'bot',
  bot: 'bot',
  chatbot: 'bot',
  agent: 'agent',
  team: 'agent',
  staff: 'agent',
  outgoing: 'agent',
  outbound: 'agent',
};

const KINDS: Readonly<Record<string, Channel>> = {
  chat: 'chat',
  text: 'text',
  sms: 'text',
  message: 'text',
  call: 'call',
  phone: 'call',
  email: 'email',
  visit: 'visit',
};

/**
 * A message as our nodes put it out: DomIQ's (`sender`, `content`, `sent_at`), OpenPhone's (`direction`, `text`, `createdAt`), the
 * ledger's interactions (`kind`, `direction`, `occurredAt`, `data`), or the plain form (`id`, `sender`, `text`, `timestamp`).
 * Times without an offset are UTC.
 */
const MessageFieldsSchema = z.object({
  id: line,
  interactionId: line,
  externalId: line,
  sender: line,
  direction: line,
  kind: line,
  channel: line,
  text: lines,
  content: lines,
  body: lines,
  message: lines.catch(null),
  timestamp: moment,
  sent_at: moment,
  sentAt: moment,
  createdAt: moment,
  created_at: moment,
  occurredAt: moment,
  conversation_id: line,
  conversationId: line,
  phoneNumberId: line,
  data: z.object({ text: lines, content: lines, sender: line, conversationId: line }).nullish().catch(null),
});

/**
 * Reads one message of any of the systems; its id may be missing.
 * A note is what the team wrote for itself: neither side said it, and it is not part of the conversation.
 */
export const ConversationMessageSchema = MessageFieldsSchema.transform((fields, context) => {
  const { data } = fields;
  const kind = fields.kind?.toLowerCase() ?? null;
  if (kind === 'note') return null;
  const said = (data?.sender ?? fields.sender ?? fields.direction)?.toLowerCase() ?? '';
  const sender = Object.hasOwn(SENDERS, said) ? SENDERS[said] : undefined;
  if (sender === undefined && kind !== 'call' && kind !== 'visit') {
    context.addIssue({
      code: 'custom',
      path: ['sender'],
      message: 'says neither who wrote it nor its direction',
    });
    return z.NEVER;
  }
  const way = (kind ?? fields.channel)?.toLowerCase() ?? '';
  return {
    id: fields.interactionId ?? fields.id ?? fields.externalId,
    sender: sender ?? 'agent',
    text: data?.text ?? data?.content ?? fields.text ?? fields.content ?? fields.body ?? fields.message ?? '',
    sentAt:
      fields.timestamp ??
      fields.sent_at ??
      fields.sentAt ??
      fields.occurredAt ??
      fields.createdAt ??
      fields.created_at,
    channel: Object.hasOwn(KINDS, way)
      ? (KINDS[way] ?? null)
      : fields.phoneNumberId !== null
        ? ('text' as const)
        : fields.sent_at !== null || fields.conversation_id !== null
          ? ('chat' as const)
          : null,
    conversationId: fields.conversation_id ?? fields.conversationId ?? data?.conversationId ?? null,
  };
});
