import { utcMoment } from '../../contacts/mapping/outside-values';
import { knownPreferences, PreferencesSchema } from '../../contacts/model/preferences';
import { z } from '../../contacts/model/zod';

const NAME_LETTERS = 200;
const ID_LETTERS = 100;
const EMAIL_LETTERS = 320;
const PHONE_LETTERS = 80;
const STATUS_LETTERS = 50;
const TEXT_LETTERS = 10_000;

/** A text that may be left out; null and '' are as if it was, so that nothing is cleared by accident. */
const optional = (letters: number) =>
  z
    .string()
    .trim()
    .max(letters)
    .nullish()
    .transform((text) => text || undefined);

const required = (letters: number) => z.string().trim().min(1).max(letters);

const moment = z.string().transform((text, context) => {
  const at = utcMoment(text);
  if (at !== null) return at;
  context.addIssue({ code: 'custom', message: 'a time in ISO 8601, e.g. "2026-11-22T10:15:00Z"' });
  return z.NEVER;
});

/** The wishes that every system understands; others are dropped, and so is what is null. */
const preferences = PreferencesSchema.transform((stated) =>
  Object.fromEntries(
    Object.entries(stated).filter(([name, value]) => knownPreferences.includes(name) && value !== null),
  ),
).nullish();

/**
 * `POST /contacts`. Fields are named one by one: what is not named here, dates of birth and social security numbers among it, is
 * dropped before anything is stored. Somebody who gives one name only has the other one empty.
 * Source: the customer's brief, "Contact Creation/Update API".
 */
export const CreateRequestSchema = z.object({
  contact_data: z.object({
    first_name: z.string().trim().max(NAME_LETTERS),
    last_name: z.string().trim().max(NAME_LETTERS),
    email: optional(EMAIL_LETTERS),
    phone: optional(PHONE_LETTERS),
    property_id: required(ID_LETTERS),
    source: z.literal('chatbot'),
    initial_interaction: z.object({
      type: z.enum(['chat', 'email', 'phone']),
      timestamp: moment,
      message: optional(TEXT_LETTERS),
    }),
    preferences,
  }),
});
export type CreateRequest = z.output<typeof CreateRequestSchema>;

/** `PUT /contacts/{contact_id}`: at least one field. Source: the customer's brief, "Contact Update API". */
export const UpdateRequestSchema = z.object({
  contact_data: z
    .object({
      first_name: optional(NAME_LETTERS),
      last_name: optional(NAME_LETTERS),
      email: optional(EMAIL_LETTERS),
      phone: optional(PHONE_LETTERS),
      status: optional(STATUS_LETTERS),
      preferences,
      notes: optional(TEXT_LETTERS),
    })
    .refine((data) => Object.values(data).some((value) => value != null), {
      message:
        'at least one of first_name, last_name, email, phone, status, preferences and notes, with something in it',
    }),
  update_source: z.enum(['chatbot', 'resman', 'manual']),
});
export type UpdateRequest = z.output<typeof UpdateRequestSchema>;

const asked = (letters: number) =>
  z
    .string()
    .trim()
    .max(letters)
    .optional()
    .transform((text) => text || undefined);

/** The query of `GET /contacts/search`. Source: the customer's brief, "Contact Search API". */
export const SearchRequestSchema = z
  .object({
    email: asked(EMAIL_LETTERS),
    phone: asked(PHONE_LETTERS),
    name: asked(2 * NAME_LETTERS),
    property_id: asked(ID_LETTERS),
    include_inactive: z
      .enum(['true', 'false', ''])
      .optional()
      .transform((text) => text === 'true'),
  })
  .refine(({ email, phone, name }) => [email, phone, name].some((value) => value !== undefined), {
    path: ['query'],
    message: 'at least one of email, phone and name',
  });
export type SearchRequest = z.output<typeof SearchRequestSchema>;
