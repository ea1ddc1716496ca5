import { z } from './zod';

/** A system or file layout that says something about people: "domiq", "resman", "openphone", "quickbooks", "csv" ... */
export const SystemSchema = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

/** Any JSON value. */
export const JsonSchema = z.json();
export type Json = z.infer<typeof JsonSchema>;

/** What the person is to the property. A later one is never undone by a source that knows less. */
export const tenancyRoles = ['prospect', 'applicant', 'resident'] as const;
export const TenancyRoleSchema = z.enum(tenancyRoles);
export type TenancyRole = z.infer<typeof TenancyRoleSchema>;

export const PersonRecordNameSchema = z.object({
  full: z.string().nullable(),
  first: z.string().nullable(),
  middle: z.string().nullable(),
  last: z.string().nullable(),
  suffix: z.string().nullable(),
  nickname: z.string().nullable(),
});

export const PersonRecordAddressSchema = z.object({
  street: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  postalCode: z.string().nullable(),
});
export type PersonRecordAddress = z.infer<typeof PersonRecordAddressSchema>;

/** Where else the source says the person is known, e.g. a ResMan id that the chatbot carries. */
export const ExternalReferenceSchema = z.object({ system: SystemSchema, externalId: z.string().min(1) });
export type ExternalReference = z.infer<typeof ExternalReferenceSchema>;

/**
 * A source record as the ledger keeps it: what one system said about one person at one time, normalised. Immutable; a
 * change in the source is a new record with a higher version. `null` for what the source does not say.
 */
export const PersonRecordSchema = z.object({
  system: SystemSchema,
  /** The system's own id; for entries without one, `content:` and a hash of what they say. */
  externalId: z.string().min(1).max(300),
  /**
   * Sorts as the versions of the source do: `t` and an ISO 8601 UTC time, or `n` and a number padded to 20 digits; ''
   * for sources that give none, whose last record to arrive counts.
   */
  version: z.string(),
  propertyId: z.string().nullable(),
  name: PersonRecordNameSchema,
  company: z.string().nullable(),
  jobTitle: z.string().nullable(),
  /** E.164, no placeholders, no duplicates. */
  phones: z.array(z.string()),
  /** Lower case, no placeholders, no duplicates. */
  emails: z.array(z.string()),
  addresses: z.array(PersonRecordAddressSchema),
  role: TenancyRoleSchema.nullable(),
  /** In the source's own words, e.g. "Lost". */
  status: z.string().nullable(),
  /** 0..100 */
  leadScore: z.number().min(0).max(100).nullable(),
  leadSource: z.string().nullable(),
  preferences: z.record(z.string(), JsonSchema),
  /** What else a system wants kept, e.g. QuickBooks' job history. */
  attributes: z.record(z.string(), JsonSchema),
  tags: z.array(z.string()),
  notes: z.string().nullable(),
  /** False when the source has archived or deleted it: weak evidence. */
  isActive: z.boolean(),
  references: z.array(ExternalReferenceSchema),
});
export type PersonRecord = z.infer<typeof PersonRecordSchema>;

/** A source record that a contact is made of, with the id the ledger gave it. */
export interface RecordOfContact {
  readonly recordId: string;
  readonly record: PersonRecord;
}
