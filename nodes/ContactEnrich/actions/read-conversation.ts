import { ConversationSchema, type Conversation } from '../../../contacts/enrichment';
import { UnreadableConversationError } from './errors';

/** @throws {UnreadableConversationError} it is none */
export function readConversation(said: unknown): Conversation {
  const read = ConversationSchema.safeParse(parsed(said));
  if (read.success) return read.data;
  throw new UnreadableConversationError(read.error.issues[0]?.path.join('.') ?? '');
}

/** A parameter of type JSON may be the text or what it stands for. */
function parsed(said: unknown): unknown {
  if (typeof said !== 'string') return said;
  try {
    return JSON.parse(said);
  } catch {
    return null;
  }
}
