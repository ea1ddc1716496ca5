import { IdentifierSchema } from '../consent/consent-statement';
import { JsonSchema, SystemSchema } from './person-record';
import { z } from './zod';

/** One chat, text, call, e-mail, note or visit, and whom it was with. */
export const InteractionToSaveSchema = z.object({
  /** The system it took place in. */
  system: SystemSchema,
  /** That system's own id of it. */
  externalId: z.string().min(1).max(300),
  kind: z.enum(['chat', 'text', 'call', 'email', 'note', 'visit']),
  direction: z.enum(['incoming', 'outgoing']).nullish(),
  /** ISO 8601. */
  occurredAt: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  /** When its system last changed it, ISO 8601; an older state that comes late changes nothing. */
  changedAt: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)))
    .nullish(),
  propertyId: z.string().nullish(),
  /** The contact's own number or address it went over: `phone:+1...` or `email:...`. */
  identifier: IdentifierSchema.nullish(),
  /** Our id of the contact, where it is known. */
  contactId: z.string().nullish(),
  /** The entry of the same system that it was with, where that is known. */
  entryId: z.string().nullish(),
  /** What was said, as the system gives it. */
  data: JsonSchema,
});
export type InteractionToSave = z.infer<typeof InteractionToSaveSchema>;
