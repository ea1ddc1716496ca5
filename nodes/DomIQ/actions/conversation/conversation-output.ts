import type { IDataObject } from 'n8n-workflow';
import type { Conversation, Message } from '../../../../clients/domiq';
import { rawOutput } from '../../../actions/parameters';

/** A conversation as a flat item. Name, email and phone are what the visitor told; null while they told nothing. */
function simplifyConversation(conversation: Conversation): IDataObject {
  const { id, contact_id, property_id, property_name, message_count, end_time, updated_at } = conversation;
  const { first_name, last_name, email, phone } = conversation.contact_data ?? {};
  return {
    id,
    contact_id,
    property_id,
    property_name,
    full_name: [first_name, last_name].filter(Boolean).join(' ') || null,
    email: email ?? null,
    phone: phone ?? null,
    message_count,
    end_time,
    updated_at,
  };
}

/** The conversation as the user wants to see it. */
export function conversationOutput(conversation: Conversation, isSimplified: boolean): IDataObject {
  return isSimplified ? simplifyConversation(conversation) : rawOutput(conversation);
}

/** What was said, as the user wants to see it. */
export function messageOutput(message: Message, isSimplified: boolean): IDataObject {
  const { id, sender, content, sent_at } = message;
  return isSimplified ? { id, sender, content, sent_at } : rawOutput(message);
}
