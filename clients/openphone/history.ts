/** OpenPhone's history over the dated surface: what others may use. */
export { DatedOpenPhoneClient } from './dated-client';
export type { DatedCall, DatedConversation, DatedMessage } from './dated-schemas';
export { ConversationDirectory } from './history-directory';
export { sweptCalls, sweptConversations, sweptMessages, type HistoryScope } from './history-lists';
export { CursorExpiredError, sweep, type Swept, type SweptList } from './history-sweep';
export {
  conversationsByThread,
  externalParticipants,
  threadOfCall,
  threadOfConversation,
  threadOfMessage,
  type OwnNumbers,
} from './history-threads';
export {
  doneUpTo,
  InvalidWindowError,
  openWindow,
  type AskedWindow,
  type HistoryCheckpoint,
  type HistoryWindow,
} from './history-window';
