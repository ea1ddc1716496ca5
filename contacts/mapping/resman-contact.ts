import { z } from '../model/zod';
import { line, lines, moment, namedValues, score } from './outside-values';
import type { ResManCommunicationPreferences } from './stated-preferences';

/**
 * A contact as the customer's ResMan endpoints give it (`ResManContact`); ResMan's own API has no such object. Everything but
 * the id may be missing; what is not named here is dropped.
 */
export const ResManContactSchema = z
  .object({
    id: line,
    contact_id: line,
    first_name: line,
    last_name: line,
    email: line,
    phone: line,
    property_id: line,
    lead_source: line,
    initial_contact_date: moment,
    status: line,
    lead_score: score,
    last_interaction: moment,
    communication_preferences: namedValues,
    notes: lines,
    enrichment_data: namedValues,
    updated_at: moment,
  })
  .transform((contact, context) => {
    const id = contact.id ?? contact.contact_id;
    if (id !== null) return { ...contact, id };
    context.addIssue({ code: 'custom', path: ['id'], message: 'is missing' });
    return z.NEVER;
  });
export type ResManContact = z.output<typeof ResManContactSchema>;

/**
 * A contact as it is to be made or changed in ResMan. `null` is "nobody said": whoever writes leaves it out, it clears
 * nothing.
 */
export interface ResManContactToWrite {
  readonly first_name: string | null;
  readonly last_name: string | null;
  /** Lower case. */
  readonly email: string | null;
  /** E.164 */
  readonly phone: string | null;
  readonly source: 'chatbot' | null;
  readonly lead_source: string | null;
  /** ISO 8601 UTC */
  readonly initial_contact_date: string | null;
  readonly status: string | null;
  readonly communication_preferences: ResManCommunicationPreferences;
  readonly notes: string | null;
}
