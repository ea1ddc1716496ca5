import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { Conversation } from '../../../clients/domiq';
import { connectEditor } from '../transport';

const CONVERSATIONS_A_PAGE = 50;

/** Lists that DomIQ has not are read from its conversations: so many of them at once, in so many requests at most. */
const CONVERSATIONS_READ_AT_ONCE = 100;
const MOST_PAGES = 3;

/** Conversations, latest first, by ID, visitor or property. An error shows; it never looks like an empty list. */
export async function searchConversations(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  const client = await connectEditor(this);
  const search = searchOf(filter);
  const { data, nextCursor } = await client.conversationPage(
    { search, order: 'newest_first' },
    CONVERSATIONS_A_PAGE,
    paginationToken,
  );
  return {
    results: data.map((conversation) => ({ name: labelOf(conversation), value: conversation.id })),
    paginationToken: nextCursor ?? undefined,
  };
}

/** Contacts that a conversation is linked to, each once a page, latest first. An error shows. */
export async function searchContacts(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  return namedInConversations(this, filter, paginationToken, (conversation) =>
    conversation.contact_id === null
      ? null
      : { name: `${visitorOf(conversation)} (${conversation.contact_id})`, value: conversation.contact_id },
  );
}

/** Properties that a conversation is about, each once a page. An error shows. */
export async function searchProperties(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  return namedInConversations(this, filter, paginationToken, ({ property_id: id, property_name: name }) =>
    id === null ? null : { name: name ?? id, value: id },
  );
}

/** What conversations name, read on until something is found, so that no page looks empty while there is more. */
async function namedInConversations(
  context: ILoadOptionsFunctions,
  filter: string | undefined,
  paginationToken: string | undefined,
  nameOf: (conversation: Conversation) => INodeListSearchItems | null,
): Promise<INodeListSearchResult> {
  const client = await connectEditor(context);
  const search = searchOf(filter);
  const found = new Map<INodeListSearchItems['value'], INodeListSearchItems>();
  let cursor = paginationToken;
  for (let pages = 0; pages < MOST_PAGES && found.size === 0; pages += 1) {
    const page = await client.conversationPage(
      { search, order: 'newest_first' },
      CONVERSATIONS_READ_AT_ONCE,
      cursor,
    );
    for (const named of page.data.flatMap((conversation) => nameOf(conversation) ?? []))
      if (!found.has(named.value)) found.set(named.value, named);
    cursor = page.nextCursor ?? undefined;
    if (cursor === undefined) break;
  }
  return { results: [...found.values()], paginationToken: cursor };
}

/** What was typed, as far as DomIQ takes it. */
const searchOf = (filter: string | undefined): string | undefined =>
  filter?.trim().slice(0, 100) || undefined;

/** Who, where and when, e.g. "Imani Okafor, Harbor Lofts (2026-11-02)". */
function labelOf(conversation: Conversation): string {
  const { property_name: property, start_time: startTime } = conversation;
  return `${[visitorOf(conversation), property].filter(Boolean).join(', ')}${startTime ? ` (${startTime.slice(0, 10)})` : ''}`;
}

function visitorOf({ contact_data: visitor }: Conversation): string {
  const name = [visitor?.first_name, visitor?.last_name].filter(Boolean).join(' ');
  return name || visitor?.email || visitor?.phone || 'Unknown visitor';
}
