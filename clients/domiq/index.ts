export { DomIqClient } from './client';
export type { ConversationFilter, Page, Written } from './client';
export {
  checkContactId,
  checkContext,
  checkPreferences,
  COMMUNICATION_METHODS,
  CONTACT_FREQUENCIES,
} from './contact-write';
export type { ContextChange, PreferencesChange, Write } from './contact-write';
export * from './errors';
export { newRateLimiter, REQUESTS_PER_SECOND } from './rate-limit';
export type { SendRequest } from './request';
export type {
  Account,
  ContactContext,
  ContactData,
  ContactPreferences,
  Conversation,
  Message,
} from './schemas';
export { createSendRequest } from './send-request';
