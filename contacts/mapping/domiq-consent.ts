import { consentFlags } from '../consent/consent-flags';
import type { ConsentStatement } from '../consent/consent-statement';
import { z } from '../model/zod';
import { IncomingRecordSchema, readIncomingRecord } from '../normalize/incoming-record';
import { DOMIQ } from './domiq-incoming';
import { line, namedValues, utcMoment } from './outside-values';

/** The data of DomIQ's event `preferences.updated`. */
export const DomIqPreferencesEventSchema = z.object({
  user_id: z.union([z.string().min(1), z.number()]).transform(String),
  contact_id: line,
  conversation_id: line,
  email: line,
  phone: line,
  preferences: namedValues.transform((preferences) => preferences ?? {}),
  /** `chatbot`: it was said in a conversation. */
  update_source: line,
});
export type DomIqPreferencesEvent = z.output<typeof DomIqPreferencesEventSchema>;

/**
 * What a visitor refuses from now on, for the number and the address that the event names; the conversation is the evidence. A
 * flag that is `false` states nothing: it may never have been anything else. Pure.
 * @param receivedAt ISO 8601 UTC; counts when the event does not say when it was said
 */
export function consentFromDomIqPreferences(
  event: DomIqPreferencesEvent,
  receivedAt: string,
): ConsentStatement[] {
  const { user_id: externalId, email, phone, preferences, conversation_id: evidenceId } = event;
  const said = IncomingRecordSchema.parse({ system: DOMIQ, externalId, email, phone, preferences });
  const { record } = readIncomingRecord(said, 'US');
  const statedAt = utcMoment(String(preferences.updated_at ?? '')) ?? receivedAt;
  const basis = event.update_source === 'chatbot' ? 'said' : 'recorded';
  return consentFlags(record, statedAt).map((statement) => ({ ...statement, basis, evidenceId }));
}
