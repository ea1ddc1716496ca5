export { OpenPhoneClient } from './client';
export type { ContactFilter, ConversationFilter, HistoryFilter } from './client';
export type { ContactChanges, LabeledValue } from './contact-changes';
export { ContactIndex } from './contact-index';
export { CREATE_ATTEMPTS, READ_BACK_PAUSES_MS } from './create-contact';
export * from './errors';
export { phoneKey, readPhone } from './phone-key';
export { newRateLimiter, REQUESTS_PER_SECOND } from './rate-limit';
export type { SendRequest } from './request';
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
export { sendText, type SentText, type TextToSend } from './send-text';
export { updateContact } from './update';
export type { UpdateResult } from './update';
export { upsertContact } from './upsert';
export type { MatchedBy, UpsertPreview, UpsertResult, UpsertSession } from './upsert';
export { previewMany, upsertMany } from './upsert-many';
export type { PreviewOutcome, UpsertOutcome } from './upsert-many';
export { checkContact, createBody, DEFAULT_SOURCE } from './wanted-contact';
export type { WantedContact } from './wanted-contact';
