import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Conversation } from '../../../clients/domiq';
import { connectEditor } from '../transport';

const CONVERSATIONS_A_PAGE = 50;

/** Conversations, latest first, by ID, visitor or property. An error shows; it never looks like an empty list. */
export async function searchConversations(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  const client = await connectEditor(this);
  const search = filter?.trim().slice(0, 100) || undefined;
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

/** Who, where and when, e.g. "Imani Okafor, Harbor Lofts (2026-11-02)". */
function labelOf({
  contact_data: visitor,
  property_name: property,
  start_time: startTime,
}: Conversation): string {
  const name = [visitor?.first_name, visitor?.last_name].filter(Boolean).join(' ');
  const who = name || visitor?.email || visitor?.phone || 'Unknown visitor';
  return `${[who, property].filter(Boolean).join(', ')}${startTime ? ` (${startTime.slice(0, 10)})` : ''}`;
}
