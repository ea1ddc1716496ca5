export { OpenPhoneClient } from './client';
export type { ContactFilter, ConversationFilter, HistoryFilter } from './client';
export type { ContactChanges, LabeledValue } from './contact-changes';
export { ContactIndex } from './contact-index';
export { CREATE_ATTEMPTS, READ_BACK_PAUSES_MS } from './create-contact';
export * from './errors';
export { KeyedLock } from './keyed-lock';
export { phoneKey, readPhone } from './phone-key';
export { RateLimiter, REQUESTS_PER_SECOND } from './rate-limiter';
export { pathWithQuery } from './request';
export type { HttpAnswer, HttpExchange, OpenPhoneRequest, SendRequest } from './request';
export { RETRY_LIMITS } from './retry';
export type { RetryLimits } from './retry';
export type {
  Call,
  Conversation,
  CustomFieldDefinition,
  CustomFieldValue,
  Message,
  OpenPhoneContact,
  PhoneNumber,
} from './schemas';
export { CustomFieldValueSchema } from './schemas';
export { createSendRequest } from './send-request';
export type { Pace } from './send-request';
export { updateContact } from './update';
export type { UpdateResult } from './update';
export { upsertContact } from './upsert';
export type { MatchedBy, UpsertResult, UpsertSession } from './upsert';
export { upsertMany } from './upsert-many';
export type { UpsertOutcome } from './upsert-many';
export { checkContact, createBody, DEFAULT_SOURCE } from './wanted-contact';
export type { WantedContact } from './wanted-contact';
