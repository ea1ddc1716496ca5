import { z } from '../model/zod';
import { line, lines, moment, namedValues, score } from './outside-values';

/** The first thing that was said. `type` is chat, email or phone. */
const InitialInteractionSchema = z.object({ type: line, timestamp: moment, message: lines });

/**
 * What a visitor told the chatbot about themselves: the customer's `ChatbotContactData`, and the `ContactData` of
 * docs/domiq.openapi.yaml, whose first message stands under `initial_interaction`. Everything may be missing; what is not
 * named here is dropped.
 */
export const ChatbotContactDataSchema = z
  .object({
    first_name: line,
    last_name: line,
    email: line,
    phone: line,
    property_id: line,
    property_name: line,
    initial_message: lines,
    first_interaction: moment,
    initial_interaction: InitialInteractionSchema.nullish(),
    lead_score: score,
    preferences: namedValues,
    updated_at: moment,
  })
  .transform(({ initial_interaction: first, ...contact }) => ({
    ...contact,
    initial_message: contact.initial_message ?? first?.message ?? null,
    first_interaction: contact.first_interaction ?? first?.timestamp ?? null,
  }));
export type ChatbotContactData = z.output<typeof ChatbotContactDataSchema>;
