import { ApiError, type Issue } from '../server/api-error';
import type { ContactItem, CustomItem, Documents, Kind } from './documents';
import { findIssues } from '../server/json-schema';
import { SEED, type Seed, type SeedItem, type SeedTimes } from './seed-shape';
import { ownerId, timestamp, type Workspace } from './workspace';

type Entry<K extends keyof Seed> = NonNullable<Seed[K]>[number];
type Stamps = { readonly createdAt: string; readonly updatedAt: string };

const isoOrNull = (time: string | null | undefined) => (time ? new Date(time).toISOString() : null);

function stampsOf({ createdAt, updatedAt }: SeedTimes, now: string): Stamps {
  const created = isoOrNull(createdAt) ?? now;
  return { createdAt: created, updatedAt: isoOrNull(updatedAt) ?? created };
}

function customItems(workspace: Workspace, contact: Entry<'contacts'>, stamps: Stamps): CustomItem[] {
  return (contact.customFields ?? []).map(({ id, key, value }, index) => {
    const definition = workspace.store.get('customField', key);
    const path = `/contacts/${contact.id}/customFields/${index}`;
    const issue: Issue = {
      path,
      message: 'Expected the key of a custom field',
      value: key,
      schema: { type: 'string' },
    };
    if (!definition) throw ApiError.invalid([issue]);
    return {
      id: id ?? `${contact.id}-custom-${index + 1}`,
      key,
      name: definition.name,
      type: definition.type,
      value,
      ...stamps,
    };
  });
}

function contactDocument(
  workspace: Workspace,
  contact: Entry<'contacts'>,
  stamps: Stamps,
): Documents['contact'] {
  const {
    firstName = null,
    lastName = null,
    company = null,
    role = null,
    emails,
    phoneNumbers,
  } = contact.defaultFields ?? {};
  const source = contact.source ?? null;
  const isNative = source !== null && workspace.settings().nativeIntegrationSources.includes(source);
  const items = (given: readonly SeedItem[] | undefined, kind: string): ContactItem[] =>
    (given ?? []).map(({ id, name, value }, index) => ({
      id: id ?? `${contact.id}-${kind}-${index + 1}`,
      name: name ?? null,
      value,
      ...stamps,
    }));
  return {
    id: contact.id,
    externalId: contact.externalId ?? null,
    source,
    sourceUrl: contact.sourceUrl ?? null,
    firstName,
    lastName,
    company,
    role,
    emails: items(emails, 'email'),
    phoneNumbers: items(phoneNumbers, 'phone'),
    customItems: customItems(workspace, contact, stamps),
    createdByUserId: contact.createdByUserId ?? ownerId(workspace),
    origin: contact.origin ?? (isNative ? 'native' : source === null ? 'app' : 'api'),
    ...stamps,
  };
}

function conversationDocument(
  conversation: Entry<'conversations'>,
  stamps: Stamps,
): Documents['conversation'] {
  const { id, phoneNumberId, participants, name = null, lastActivityId = null } = conversation;
  const lastActivityAt = isoOrNull(conversation.lastActivityAt);
  const states = {
    assignedTo: null,
    deletedAt: isoOrNull(conversation.deletedAt),
    mutedUntil: null,
    snoozedUntil: null,
  };
  return { id, phoneNumberId, participants, name, lastActivityAt, lastActivityId, ...states, ...stamps };
}

function messageDocument(message: Entry<'messages'>, stamps: Stamps): Documents['message'] {
  const { id, conversationId, phoneNumberId, from, to, text, direction, userId = null } = message;
  const status = message.status ?? (direction === 'incoming' ? 'received' : 'delivered');
  return {
    id,
    conversationId,
    phoneNumberId,
    from,
    to,
    text,
    direction,
    status,
    userId,
    media: [],
    ...stamps,
  };
}

function callDocument(call: Entry<'calls'>, stamps: Stamps): Documents['call'] {
  const { id, phoneNumberId, participants, direction, status = 'completed', userId = null } = call;
  const { duration = 0, summary = null, voicemail = null } = call;
  const ends = { answeredAt: isoOrNull(call.answeredAt), completedAt: isoOrNull(call.completedAt) };
  return {
    id,
    phoneNumberId,
    participants,
    direction,
    status,
    userId,
    duration,
    summary,
    voicemail,
    ...ends,
    ...stamps,
  };
}

/**
 * Puts everything of the seed into the store. What is there already, by its id, stays as it is, so a seed can be
 * repeated after things have changed. No webhook fires.
 * @returns how many of each were added
 * @throws {ApiError} 400 with every finding; nothing was added
 */
export function applySeed(workspace: Workspace, body: unknown): Record<Kind, number> {
  const issues = findIssues(SEED, body);
  if (issues.length) throw ApiError.invalid(issues);
  const seed = body as Seed;
  const { store } = workspace;
  const now = timestamp(workspace);
  const added = {} as Record<Kind, number>;
  const addAll = <K extends Kind, E extends SeedTimes>(
    kind: K,
    entries: readonly E[] | undefined,
    build: (entry: E, stamps: Stamps) => Documents[K],
  ) => {
    added[kind] = 0;
    for (const entry of entries ?? []) {
      const document = build(entry, stampsOf(entry, now));
      if (store.get(kind, document.id)) continue;
      store.put(kind, document);
      added[kind] += 1;
    }
  };
  store.transaction(() => {
    addAll(
      'user',
      seed.users,
      ({ id, email, firstName = null, lastName = null, role = 'member' }, stamps) => ({
        id,
        email,
        firstName,
        lastName,
        pictureUrl: null,
        role,
        ...stamps,
      }),
    );
    addAll('phoneNumber', seed.phoneNumbers, ({ id, name = 'Main', number, userIds = [] }, stamps) => ({
      id,
      name,
      number,
      userIds,
      ...stamps,
    }));
    addAll('customField', seed.customFields, ({ key, name, type }, stamps) => ({
      id: key,
      key,
      name,
      type,
      ...stamps,
    }));
    addAll('contact', seed.contacts, (contact, stamps) => contactDocument(workspace, contact, stamps));
    addAll('conversation', seed.conversations, conversationDocument);
    addAll('message', seed.messages, messageDocument);
    addAll('call', seed.calls, callDocument);
  });
  return added;
}
