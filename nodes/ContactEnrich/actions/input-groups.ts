import type { IDataObject } from 'n8n-workflow';

/** Items that are one conversation, by their numbers, and what there is to read. */
export interface InputGroup {
  readonly items: readonly number[];
  readonly said: unknown;
}

const LISTS = ['messages', 'interactions', 'data'];

/**
 * Each item with a list of messages is a conversation of its own; items that are single messages are put together per person: by
 * contact, else by conversation, else by the number at the other end. Every item is in exactly one group; groups stand in the
 * order of their first items.
 * @param contactIdOf the contact of an item, '' when it names none
 */
export function inputGroups(
  jsons: readonly IDataObject[],
  contactIdOf: (item: number) => string,
): InputGroup[] {
  const groups: { items: number[]; said: unknown }[] = [];
  const messagesOf = new Map<string, { items: number[]; said: IDataObject[] }>();
  for (const [item, json] of jsons.entries()) {
    if (LISTS.some((name) => Array.isArray(json[name]))) {
      groups.push({ items: [item], said: json });
      continue;
    }
    const key = personKey(json, contactIdOf(item));
    const known = messagesOf.get(key);
    if (known) {
      known.items.push(item);
      known.said.push(json);
      continue;
    }
    const group = { items: [item], said: [json] };
    messagesOf.set(key, group);
    groups.push(group);
  }
  return groups;
}

function personKey(json: IDataObject, contactId: string): string {
  if (contactId !== '') return `contact ${contactId}`;
  const conversation = json.conversationId ?? json.conversation_id;
  if (typeof conversation === 'string' && conversation !== '') return `conversation ${conversation}`;
  const other = json.direction === 'incoming' ? json.from : json.to;
  const number: unknown = Array.isArray(other) ? other[0] : other;
  return typeof number === 'string' ? `number ${number}` : '';
}
