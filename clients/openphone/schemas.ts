import { z } from '../../contacts/model/zod';
import { number, text, texts } from '../http/tolerant-fields';

/* What the vendor may send: unknown keys are kept, everything but an id may be missing or null. */

/** A phone or e-mail of a contact. `name` is its label, e.g. "work". */
export const ContactItemSchema = z.looseObject({ id: text, name: text, value: text });
export type ContactItem = z.infer<typeof ContactItemSchema>;

export const CustomFieldValueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type CustomFieldValue = z.infer<typeof CustomFieldValueSchema>;

export const CustomItemSchema = z.looseObject({
  id: text,
  key: text,
  name: text,
  type: text,
  value: z.unknown().transform((value) => value ?? null),
});
export type CustomItem = z.infer<typeof CustomItemSchema>;

const items = z
  .array(ContactItemSchema)
  .nullish()
  .transform((values) => values ?? []);

/** https://www.quo.com/docs/mdx/api-reference/contacts/get-a-contact-by-id (the v1 contact). */
export const OpenPhoneContactSchema = z.looseObject({
  id: z.string().min(1),
  externalId: text,
  /** Who made it. null: a person, in the app. */
  source: text,
  sourceUrl: text,
  defaultFields: z.looseObject({
    firstName: text,
    lastName: text,
    company: text,
    role: text,
    emails: items,
    phoneNumbers: items,
  }),
  customFields: z
    .array(CustomItemSchema)
    .nullish()
    .transform((values) => values ?? []),
  createdAt: text,
  updatedAt: text,
  createdByUserId: text,
});
export type OpenPhoneContact = z.infer<typeof OpenPhoneContactSchema>;

export const CustomFieldDefinitionSchema = z.looseObject({
  name: z.string(),
  key: z.string(),
  type: z.string(),
});
export type CustomFieldDefinition = z.infer<typeof CustomFieldDefinitionSchema>;

export const ConversationSchema = z.looseObject({
  id: z.string().min(1),
  phoneNumberId: text,
  /** The other side: E.164, a short code, or a word such as "anonymous". */
  participants: texts,
  name: text,
  lastActivityAt: text,
  createdAt: text,
  updatedAt: text,
});
export type Conversation = z.infer<typeof ConversationSchema>;

export const MessageSchema = z.looseObject({
  id: z.string().min(1),
  from: text,
  to: texts,
  text,
  direction: text,
  status: text,
  phoneNumberId: text,
  conversationId: text,
  userId: text,
  createdAt: text,
});
export type Message = z.infer<typeof MessageSchema>;

export const CallSchema = z.looseObject({
  id: z.string().min(1),
  phoneNumberId: text,
  participants: texts,
  direction: text,
  status: text,
  duration: number,
  userId: text,
  answeredAt: text,
  completedAt: text,
  createdAt: text,
});
export type Call = z.infer<typeof CallSchema>;

/** v1 calls the E.164 `number`, the dated surface `phoneNumber`. */
export const PhoneNumberSchema = z
  .looseObject({ id: z.string().min(1), name: text, number: text, phoneNumber: text, formattedNumber: text })
  .transform((number) => ({ ...number, number: number.number ?? number.phoneNumber }));
export type PhoneNumber = z.infer<typeof PhoneNumberSchema>;

/** One thing: `{ data: {...} }`. */
export const SingleSchema = z.looseObject({ data: z.unknown() });

/** A page of a v1 list. `totalItems` is documented as inaccurate and left alone. */
export const page = <T extends z.ZodType>(thing: T) =>
  z.looseObject({ data: z.array(thing), nextPageToken: text });
