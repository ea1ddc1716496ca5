import type { InteractionToSave } from '../../model/interaction';
import { z } from '../../model/zod';
import { DOMIQ, type DomIqConversation } from '../domiq-incoming';
import { line, lines, moment } from '../outside-values';

/** One message of a chat. Source: docs/domiq.openapi.yaml. */
export const DomIqMessageSchema = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  conversation_id: line,
  /** The visitor, the chatbot, or a person of the leasing team. */
  sender: z.enum(['user', 'assistant', 'agent']),
  content: lines,
  sent_at: moment,
});
export type DomIqMessage = z.output<typeof DomIqMessageSchema>;

/** What of its conversation a message needs. */
type Conversation = Pick<DomIqConversation, 'id' | 'user_id' | 'property_id' | 'start_time' | 'updated_at'>;

/**
 * A message of a chat as the ledger keeps interactions. It was with the visitor, whose entry the ledger knows by DomIQ's
 * `user_id`. One without a time has that of its conversation. Pure.
 * @returns null when neither message nor conversation says when it was
 */
export function interactionFromDomIqMessage(
  message: DomIqMessage,
  conversation: Conversation,
): InteractionToSave | null {
  const occurredAt = message.sent_at ?? conversation.start_time ?? conversation.updated_at;
  if (occurredAt === null) return null;
  const { content: text, sender } = message;
  return {
    system: DOMIQ,
    externalId: message.id,
    kind: 'chat',
    direction: sender === 'user' ? 'incoming' : 'outgoing',
    occurredAt,
    changedAt: null,
    propertyId: conversation.property_id,
    identifier: null,
    entryId: conversation.user_id,
    data: { text, sender, conversationId: message.conversation_id ?? conversation.id },
  };
}
