import type { Json } from '../../contacts/model/person-record';
import { normalizePhone } from '../../contacts/normalize/phone';
import { InvalidInputError } from './errors';

const HOME_REGION = 'US';

export const COMMUNICATION_METHODS = ['email', 'phone', 'text'] as const;
export const CONTACT_FREQUENCIES = ['immediate', 'daily', 'weekly'] as const;

/** Preferences to write. undefined stays as it is; null takes a method or frequency back. */
export interface PreferencesChange {
  readonly communication_method?: string | null;
  readonly contact_frequency?: string | null;
  readonly opt_out?: boolean;
  readonly email_opt_out?: boolean;
  readonly phone_opt_out?: boolean;
}

/** A context to write. undefined stays as it is, null clears. */
export interface ContextChange {
  readonly full_name?: string;
  readonly email?: string | null;
  /** As people write it, or E.164. */
  readonly phone?: string | null;
  readonly status?: string | null;
  /** 0..100 */
  readonly lead_score?: number | null;
  /** ISO 8601 */
  readonly last_interaction?: string | null;
  readonly notes?: string | null;
  readonly enrichment_data?: { readonly [key: string]: Json } | null;
  /** When the preferences came to be; without it the moment of the whole write. */
  readonly preferences?: PreferencesChange & { readonly updated_at?: string };
}

/** A body that is ready to be sent; `updated_at` is ISO 8601. */
export type Write<Change> = Change & { readonly updated_at: string };

const CONTACT_ID = /^[A-Za-z0-9._:-]{1,100}$/;
const CONVERSATION_ID = /^\S{1,100}$/;
/** "." and ".." in a path lead to another address. */
const ONLY_DOTS = /^\.+$/;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,189}$/;
/** Bounds of docs/domiq.openapi.yaml. */
const LONGEST = { full_name: 200, status: 50, notes: 10_000 } as const;

/**
 * Brings a context into the form DomIQ takes: phone to E.164, e-mail to lower case.
 * @throws {InvalidInputError} naming all fields that cannot be sent, never values; nothing was sent
 */
export function checkContext(change: ContextChange, updatedAt: string): Write<ContextChange> {
  const findings: string[] = [];
  for (const [field, longest] of Object.entries(LONGEST)) {
    const value = change[field as keyof typeof LONGEST];
    if (typeof value === 'string' && value.length > longest)
      findings.push(`${field} is longer than ${longest} characters`);
  }
  if (change.full_name !== undefined && change.full_name.trim() === '') findings.push('full_name is empty');
  const score = change.lead_score ?? 0;
  if (!(score >= 0 && score <= 100)) findings.push('lead_score is not between 0 and 100');
  const { email, phone, preferences } = change;
  const written: ContextChange = {
    ...change,
    ...(email && { email: readEmail(email, findings) }),
    ...(phone && { phone: readPhone(phone, findings) }),
  };
  if (preferences)
    findings.push(...preferenceFindings(preferences).map((finding) => `preferences ${finding}`));
  if (findings.length > 0) throw new InvalidInputError(findings);
  return { ...written, updated_at: updatedAt };
}

/** @throws {InvalidInputError} nothing to change, or a word that DomIQ does not have; nothing was sent */
export function checkPreferences(change: PreferencesChange, updatedAt: string): Write<PreferencesChange> {
  const isEmpty = Object.values(change).every((value) => value === undefined);
  const findings = [...(isEmpty ? ['no preference is given'] : []), ...preferenceFindings(change)];
  if (findings.length > 0) throw new InvalidInputError(findings);
  return { ...change, updated_at: updatedAt };
}

/** The id as it goes into a path. @throws {InvalidInputError} nothing was sent */
export function checkContactId(contactId: string): string {
  const id = contactId.trim();
  if (CONTACT_ID.test(id) && !ONLY_DOTS.test(id)) return id;
  throw new InvalidInputError([
    'contact_id is not 1 to 100 letters, digits, dots, dashes, colons or underscores',
  ]);
}

/** The same for a conversation's id, which is DomIQ's. @throws {InvalidInputError} nothing was sent */
export function checkConversationId(conversationId: string): string {
  const id = conversationId.trim();
  if (CONVERSATION_ID.test(id) && !ONLY_DOTS.test(id)) return id;
  throw new InvalidInputError(['conversation_id is empty, longer than 100 characters or has blanks']);
}

function preferenceFindings({
  communication_method: method,
  contact_frequency: frequency,
}: PreferencesChange) {
  const isOf = (words: readonly string[], word: string | null | undefined) =>
    word == null || words.includes(word);
  return [
    ...(isOf(COMMUNICATION_METHODS, method) ? [] : ['communication_method is not email, phone or text']),
    ...(isOf(CONTACT_FREQUENCIES, frequency) ? [] : ['contact_frequency is not immediate, daily or weekly']),
  ];
}

function readEmail(email: string, findings: string[]): string {
  const address = email.trim().toLowerCase();
  if (!EMAIL.test(address)) findings.push('email is not an address');
  return address;
}

function readPhone(phone: string, findings: string[]): string {
  const outcome = normalizePhone(phone, HOME_REGION);
  if (outcome.kind === 'valid') return outcome.e164;
  findings.push(`phone cannot be used (${outcome.reason})`);
  return phone;
}
