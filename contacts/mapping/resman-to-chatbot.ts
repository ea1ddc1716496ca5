import type { Json } from '../model/person-record';
import { normalizeEmail } from '../normalize/email';
import { normalizePhone } from '../normalize/phone';
import { shortened } from './contact-notes';
import type { ResManContact } from './resman-contact';
import { domIqPreferencesOf, readStatedPreferences, type DomIqPreferencesChange } from './stated-preferences';

type NamedValues = Readonly<Record<string, Json>>;

/** What the chatbot knows about a contact while it talks to them; the customer's `ChatbotContactContext`. */
export interface ChatbotContactContext {
  readonly contact_id: string;
  /** null for somebody without a name. */
  readonly full_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly status: string | null;
  /** 0..100 */
  readonly lead_score: number | null;
  /** ISO 8601 UTC */
  readonly last_interaction: string | null;
  /** In the words of the system it comes from. */
  readonly preferences: NamedValues | null;
  readonly notes: string | null;
  readonly enrichment_data: NamedValues | null;
}

/** A name without stray blanks; null when there is none. */
export const fullNameOf = (...parts: readonly (string | null)[]): string | null =>
  parts.flatMap((part) => part?.trim() || []).join(' ') || null;

/** The customer's `mapResManContactToChatbot`. Pure. */
export function chatbotContextFromResMan(contact: ResManContact): ChatbotContactContext {
  return {
    contact_id: contact.id,
    full_name: fullNameOf(contact.first_name, contact.last_name),
    email: contact.email,
    phone: contact.phone,
    status: contact.status,
    lead_score: contact.lead_score,
    last_interaction: contact.last_interaction,
    preferences: contact.communication_preferences,
    notes: contact.notes,
    enrichment_data: contact.enrichment_data,
  };
}

/** What is written to DomIQ. A field that is left out stays as DomIQ has it. */
export interface DomIqContextChange {
  readonly full_name?: string;
  readonly email?: string;
  /** E.164 */
  readonly phone?: string;
  readonly status?: string;
  readonly lead_score?: number;
  readonly last_interaction?: string;
  readonly notes?: string;
  readonly enrichment_data?: NamedValues;
  readonly preferences?: DomIqPreferencesChange;
}

/** Bounds of docs/domiq.openapi.yaml. */
const LONGEST = { fullName: 200, status: 50, notes: 10_000 };

/**
 * A context in the form that DomIQ's API takes: its own words for preferences, numbers as E.164, texts within its bounds.
 * What is not known, a placeholder, or unreadable is left out: it clears nothing that a visitor told DomIQ. Pure.
 */
export function domIqContextChange(context: ChatbotContactContext): DomIqContextChange {
  const phone = normalizePhone(context.phone ?? '', 'US');
  const email = normalizeEmail(context.email ?? '');
  const preferences = domIqPreferencesOf(readStatedPreferences(context.preferences));
  return {
    ...(context.full_name !== null && { full_name: shortened(context.full_name, LONGEST.fullName) }),
    ...(email.kind === 'valid' && { email: email.address }),
    ...(phone.kind === 'valid' && { phone: phone.e164 }),
    ...(context.status !== null && { status: shortened(context.status, LONGEST.status) }),
    ...(context.lead_score !== null && { lead_score: context.lead_score }),
    ...(context.last_interaction !== null && { last_interaction: context.last_interaction }),
    ...(context.notes !== null && { notes: shortened(context.notes, LONGEST.notes) }),
    ...(context.enrichment_data !== null && { enrichment_data: context.enrichment_data }),
    ...(Object.keys(preferences).length > 0 && { preferences }),
  };
}
