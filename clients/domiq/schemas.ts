import { z } from '../../contacts/model/zod';
import { number, orNull, text } from '../http/tolerant-fields';

/* docs/domiq.openapi.yaml, read tolerantly: unknown keys are kept, everything but an id may be missing or null. */

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

export const AccountSchema = z.looseObject({ account_id: z.string().min(1), account_name: text });
export type Account = z.infer<typeof AccountSchema>;

/** `opt_out` is for every channel and stands above the other two; a flag that is missing is false. */
export const ContactPreferencesSchema = z.looseObject({
  communication_method: text,
  contact_frequency: text,
  opt_out: flag,
  email_opt_out: flag,
  phone_opt_out: flag,
  updated_at: text,
});
export type ContactPreferences = z.infer<typeof ContactPreferencesSchema>;

/** What the chatbot knows about a contact while it talks to them. */
export const ContactContextSchema = z.looseObject({
  contact_id: z.string().min(1),
  full_name: text,
  email: text,
  phone: text,
  status: text,
  lead_score: number,
  last_interaction: text,
  preferences: orNull(ContactPreferencesSchema),
  notes: text,
  enrichment_data: orNull(z.record(z.string(), z.json())),
  updated_at: text,
});
export type ContactContext = z.infer<typeof ContactContextSchema>;

/** What a visitor told the chatbot about themselves. */
export const ContactDataSchema = z.looseObject({
  first_name: text,
  last_name: text,
  email: text,
  phone: text,
  property_id: text,
  property_name: text,
  source: text,
  initial_interaction: orNull(z.looseObject({ type: text, timestamp: text, message: text })),
  preferences: orNull(ContactPreferencesSchema),
  lead_score: number,
  updated_at: text,
});
export type ContactData = z.infer<typeof ContactDataSchema>;

export const ConversationSchema = z.looseObject({
  id: z.string().min(1),
  /** The visitor, as DomIQ knows them. */
  user_id: text,
  /** The contact that it was linked to. */
  contact_id: text,
  contact_linked_at: text,
  property_id: text,
  property_name: text,
  contact_data: orNull(ContactDataSchema),
  lead_score: number,
  message_count: number,
  start_time: text,
  /** null while it goes on */
  end_time: text,
  updated_at: text,
});
export type Conversation = z.infer<typeof ConversationSchema>;

export const MessageSchema = z.looseObject({
  id: z.string().min(1),
  conversation_id: text,
  /** The visitor, the chatbot, or a person of the leasing team. */
  sender: z.enum(['user', 'assistant', 'agent']),
  content: z.string(),
  sent_at: text,
});
export type Message = z.infer<typeof MessageSchema>;

/** A page of a list, and where the next one begins. */
export const page = <T extends z.ZodType>(thing: T) =>
  z.looseObject({ data: z.array(thing), next_cursor: text });

/** What DomIQ has when it refuses a write because that is newer. */
export const StaleSchema = z.looseObject({ current: z.unknown() });
