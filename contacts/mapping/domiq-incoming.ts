import type { Json } from '../model/person-record';
import { z } from '../model/zod';
import type { IncomingRecord } from '../normalize/incoming-record';
import { ChatbotContactDataSchema, type ChatbotContactData } from './chatbot-contact';
import { line, moment, score } from './outside-values';
import { incomingPreferences } from './incoming-preferences';

/** The system as the ledger names it. */
export const DOMIQ = 'domiq';

/** Who told DomIQ something: the data of its events `contact.created` and `contact.updated`. */
export const DomIqContactSchema = z.object({
  /** DomIQ's own id of the visitor. */
  user_id: z.union([z.string().min(1), z.number()]).transform(String),
  /** The id in the contact database; null before the visitor was linked to a contact. */
  contact_id: line,
  conversation_id: line,
  contact_data: ChatbotContactDataSchema,
});
export type DomIqContact = z.output<typeof DomIqContactSchema>;

/** A conversation without its messages, as docs/domiq.openapi.yaml has it. */
export const DomIqConversationSchema = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  user_id: z.union([z.string().min(1), z.number()]).transform(String),
  contact_id: line,
  property_id: line,
  property_name: line,
  contact_data: ChatbotContactDataSchema.nullish().transform((data) => data ?? null),
  lead_score: score,
  start_time: moment,
  end_time: moment,
  updated_at: moment,
});
export type DomIqConversation = z.output<typeof DomIqConversationSchema>;

export interface DomIqReading {
  /**
   * The system whose ids DomIQ keeps as `contact_id`, e.g. "resman"; null when they are the ledger's own and name no entry
   * of a system.
   */
  readonly contactIdsOf: string | null;
}

/**
 * A visitor as the ledger takes what a system says: DomIQ's `user_id` is the entry, its `contact_id` a reference that needs no
 * guessing, its opt-outs go along as they were stated. Pure.
 */
export function incomingFromDomIqContact(contact: DomIqContact, reading: DomIqReading): IncomingRecord {
  return visitor(contact.user_id, contact.contact_id, contact.contact_data, reading);
}

/**
 * The visitor of a conversation; null while they have told nothing about themselves. Property and lead score of the
 * conversation stand in where the visitor's own are not known. Pure.
 */
export function incomingFromDomIqConversation(
  conversation: DomIqConversation,
  reading: DomIqReading,
): IncomingRecord | null {
  const { user_id: userId, contact_id: contactId, contact_data: data } = conversation;
  if (data === null) return null;
  const filled: ChatbotContactData = {
    ...data,
    property_id: data.property_id ?? conversation.property_id,
    property_name: data.property_name ?? conversation.property_name,
    lead_score: data.lead_score ?? conversation.lead_score,
    updated_at: data.updated_at ?? conversation.updated_at,
  };
  return visitor(userId, contactId, filled, reading);
}

function visitor(
  userId: string,
  contactId: string | null,
  data: ChatbotContactData,
  { contactIdsOf }: DomIqReading,
): IncomingRecord {
  const attributes: Record<string, Json> =
    data.property_name === null ? {} : { property_name: data.property_name };
  return {
    system: DOMIQ,
    externalId: userId,
    version: data.updated_at,
    propertyId: data.property_id,
    firstName: data.first_name,
    lastName: data.last_name,
    phone: data.phone,
    email: data.email,
    role: 'prospect',
    leadScore: data.lead_score,
    leadSource: 'website_chat',
    preferences: incomingPreferences(data.preferences),
    attributes,
    references:
      contactId === null || contactIdsOf === null ? [] : [{ system: contactIdsOf, externalId: contactId }],
  };
}
