import {
  threadKey,
  type ConversationDocument,
  type MessageDocument,
  type PhoneNumberDocument,
} from './documents';
import { publish } from './events';
import { newId, workspaceId } from './identifiers';
import { timestamp, type Workspace } from './workspace';

function conversationOf(
  workspace: Workspace,
  number: PhoneNumberDocument,
  participants: readonly string[],
): ConversationDocument {
  const known = workspace.store.page('conversation', {
    orderBy: 'createdAt',
    descending: false,
    after: null,
    limit: 1,
    lookups: [threadKey(number.id, participants)],
  });
  const at = timestamp(workspace);
  return (
    known.items[0] ?? {
      id: newId.conversation(),
      phoneNumberId: number.id,
      participants: [...participants],
      name: null,
      lastActivityAt: null,
      lastActivityId: null,
      assignedTo: null,
      deletedAt: null,
      mutedUntil: null,
      snoozedUntil: null,
      createdAt: at,
      updatedAt: at,
    }
  );
}

function matchingContactIds(workspace: Workspace, participants: readonly string[]): string[] {
  return workspace.store
    .all('contact')
    .filter((contact) => contact.phoneNumbers.some(({ value }) => participants.includes(value)))
    .map(({ id }) => id);
}

function publishMessageEvent(
  workspace: Workspace,
  message: MessageDocument,
  participants: readonly string[],
): void {
  const {
    id,
    from,
    to,
    text,
    direction,
    status,
    phoneNumberId,
    conversationId,
    userId,
    media,
    createdAt,
    updatedAt,
  } = message;
  const contactIds = matchingContactIds(workspace, participants);
  publish(workspace, {
    type: direction === 'incoming' ? 'message.received' : 'message.delivered',
    resourceId: id,
    phoneNumberId,
    dated: {
      resource: { id, from, to, text, direction, status, media, createdAt, updatedAt },
      context: {
        orgId: workspaceId,
        phoneNumberId,
        conversationId,
        userId,
        contacts: { ids: contactIds, lookupStatus: contactIds.length ? 'matched' : 'none' },
        senderIdentifier: from,
        recipientIdentifiers: to,
      },
      links: { quo: `https://app.example.com/conversations/${conversationId}` },
    },
    legacy: {
      id,
      object: 'message',
      from,
      to,
      text,
      direction,
      status,
      phoneNumberId,
      conversationId,
      userId,
      media,
      contactIds,
      createdAt,
    },
  });
}

/**
 * Adds a message to its thread, which is made when there is none, and publishes `message.received` or, since the
 * sandbox has no network that could fail, `message.delivered` at once.
 */
export function writeMessage(
  workspace: Workspace,
  number: PhoneNumberDocument,
  given: {
    direction: 'incoming' | 'outgoing';
    participants: readonly string[];
    text: string;
    userId: string | null;
  },
): MessageDocument {
  const at = timestamp(workspace);
  const conversation = conversationOf(workspace, number, given.participants);
  const isIncoming = given.direction === 'incoming';
  const message: MessageDocument = {
    id: newId.activity(),
    conversationId: conversation.id,
    phoneNumberId: number.id,
    from: isIncoming ? (given.participants[0] ?? '') : number.number,
    to: isIncoming ? [number.number] : [...given.participants],
    text: given.text,
    direction: given.direction,
    status: isIncoming ? 'received' : 'delivered',
    userId: given.userId,
    media: [],
    createdAt: at,
    updatedAt: at,
  };
  workspace.store.put('message', message);
  workspace.store.put('conversation', {
    ...conversation,
    lastActivityAt: at,
    lastActivityId: message.id,
    updatedAt: at,
  });
  publishMessageEvent(workspace, message, given.participants);
  return message;
}
