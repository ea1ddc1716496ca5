import type { DatedOpenPhoneClient } from './dated-client';
import type { DatedCall, DatedConversation, DatedMessage } from './dated-schemas';
import type { SweptList } from './history-sweep';
import { isoOf } from './history-window';

export interface HistoryScope {
  /** The workspace's own number, "PN..."; without it all of them. */
  readonly phoneNumberId?: string;
  /** Rows a page, 1 to 50. */
  readonly pageSize?: number;
}

/** Every conversation that changed within the window, the one that changed longest ago first. */
export function sweptConversations(
  client: DatedOpenPhoneClient,
  { phoneNumberId, pageSize: limit }: HistoryScope = {},
): SweptList<DatedConversation> {
  return {
    name: 'GET /conversations',
    order: 'oldest_first',
    timeOf: ({ updatedAt }) => updatedAt,
    page: ({ since, until }, cursor) =>
      client.conversationPage(
        { phoneNumberId, updatedFrom: since ?? undefined, updatedTo: until },
        { limit, after: cursor ?? undefined },
      ),
  };
}

/** Every message that was created within the window, newest first. The vendor's lower bound leaves its own millisecond out. */
export function sweptMessages(
  client: DatedOpenPhoneClient,
  { phoneNumberId, pageSize: limit }: HistoryScope = {},
): SweptList<DatedMessage> {
  return {
    name: 'GET /messages',
    order: 'newest_first',
    timeOf: ({ createdAt }) => createdAt,
    page: ({ since, until }, cursor) =>
      client.messagePage(
        {
          phoneNumberId,
          createdAfter: since === null ? undefined : isoOf(Date.parse(since) - 1),
          createdBefore: until,
        },
        { limit, after: cursor ?? undefined },
      ),
  };
}

/** Every call that was created within the window with its summary and voicemail, newest first. */
export function sweptCalls(
  client: DatedOpenPhoneClient,
  { phoneNumberId, pageSize: limit }: HistoryScope = {},
): SweptList<DatedCall> {
  return {
    name: 'GET /calls',
    order: 'newest_first',
    timeOf: ({ createdAt }) => createdAt,
    page: ({ since, until }, cursor) =>
      client.callPage(
        { phoneNumberId, createdFrom: since ?? undefined, createdTo: until },
        { limit, after: cursor ?? undefined },
      ),
  };
}
