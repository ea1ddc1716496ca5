import { z } from './zod';

/** The systems and file layouts a contact can come from. `csv` is any file whose layout is not a known one. */
export const sourceSystems = [
  'propertyradar',
  'quickbooks',
  'openphone',
  'google',
  'outlook',
  'hubspot',
  'jobber',
  'csv',
  'manual',
] as const;
export const SourceSystemSchema = z.enum(sourceSystems);
export type SourceSystem = z.infer<typeof SourceSystemSchema>;

/** What kind of line a number is said to be. `unspecified` when the source does not say. */
export const PhoneLabelSchema = z.enum(['mobile', 'home', 'work', 'main', 'other', 'unspecified']);
export type PhoneLabel = z.infer<typeof PhoneLabelSchema>;

/** How a number had to be read, or what makes it weak evidence. Facts for the reviewer, never personal data. */
export const PhoneFlagSchema = z.enum([
  'sci_exact',
  'float_suffix',
  'thousands',
  'text_marker',
  'vanity',
  'international',
  'toll_free',
  'inactive_status',
  'estate',
]);
export type PhoneFlag = z.infer<typeof PhoneFlagSchema>;

/** One usable telephone number of a person or company. */
export const SourcePhoneSchema = z.object({
  /** E.164, e.g. "+16175550123". */
  e164: z.string().regex(/^\+[1-9]\d{6,14}$/),
  /** Digits behind the base number, kept apart; never part of a match. */
  extension: z.string().nullable(),
  label: PhoneLabelSchema,
  flags: z.array(PhoneFlagSchema),
});
export type SourcePhone = z.infer<typeof SourcePhoneSchema>;

/** One usable e-mail address, lower case. A role address (info@, office@) belongs to a company, not a person. */
export const SourceEmailSchema = z.object({
  address: z.string().min(3).max(254),
  isRole: z.boolean(),
});
export type SourceEmail = z.infer<typeof SourceEmailSchema>;

/** A postal address as the source gives it. `mail` is where letters go, `property` the building it is about. */
export const SourceAddressSchema = z.object({
  kind: z.enum(['mail', 'property', 'other']),
  street: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string().nullable(),
});
export type SourceAddress = z.infer<typeof SourceAddressSchema>;

/** A person's name, taken apart. `null` for what the source does not say; never an empty text. */
export const PersonNameSchema = z.object({
  prefix: z.string().nullable(),
  first: z.string().nullable(),
  middle: z.string().nullable(),
  last: z.string().nullable(),
  suffix: z.string().nullable(),
  nickname: z.string().nullable(),
});
export type PersonName = z.infer<typeof PersonNameSchema>;

/** Why a value that looks like a phone cannot be used. */
export const PhoneRejectionReasonSchema = z.enum([
  'not_a_number',
  'placeholder',
  'too_short',
  'too_long',
  'invalid',
  'sci_lossy',
  'fax',
  'partial',
  'formula',
]);
export type PhoneRejectionReason = z.infer<typeof PhoneRejectionReasonSchema>;

export const RejectedPhoneSchema = z.object({ raw: z.string(), reason: PhoneRejectionReasonSchema });
export type RejectedPhone = z.infer<typeof RejectedPhoneSchema>;

export const RejectedEmailSchema = z.object({
  raw: z.string(),
  reason: z.enum(['placeholder', 'no_reply', 'malformed', 'wrong_column']),
});
export type RejectedEmail = z.infer<typeof RejectedEmailSchema>;

/** Where in its source a record stands, so that a reviewer can find it again. */
export const RecordOriginSchema = z.object({
  /** Name of the uploaded file; null when the record came from an API. */
  fileName: z.string().nullable(),
  /** SHA-256 of the file's bytes in hex; for records from an API, of the batch's canonical JSON. */
  contentHash: z.string(),
  /** Counted from 1 after the header, records whose cells are all empty left out. */
  record: z.number().int().positive(),
  /** A PropertyRadar row names up to two people. Everything else is `primary`. */
  role: z.enum(['primary', 'secondary']),
});
export type RecordOrigin = z.infer<typeof RecordOriginSchema>;

/**
 * What one system said about one person or company: the canonical contact that Contact Import puts out.
 * Immutable; a change in the source is a new record.
 */
export const SourceRecordSchema = z.object({
  source: SourceSystemSchema,
  /** The source's own id of the row, e.g. a Radar ID or a QuickBooks display name; null when it has none. */
  externalId: z.string().nullable(),
  origin: RecordOriginSchema,
  /** The name exactly as the source writes it, kept for display; '' when the cells were empty. */
  label: z.string(),
  /** null when the record names no person (a company, a number as name, a spam label, "Cash Sale"). */
  name: PersonNameSchema.nullable(),
  company: z.string().nullable(),
  jobTitle: z.string().nullable(),
  /** Other people the same name cell speaks of, e.g. the spouse in "Alan & Teresa Whitfield". */
  alsoNamed: z.array(z.string()),
  phones: z.array(SourcePhoneSchema),
  emails: z.array(SourceEmailSchema),
  addresses: z.array(SourceAddressSchema),
  notes: z.string().nullable(),
  tags: z.array(z.string()),
  /** false for customers marked deleted or archived: weak evidence. */
  isActive: z.boolean(),
  /** ISO 8601 UTC, null when the source does not say. */
  updatedAt: z.string().nullable(),
});
export type SourceRecord = z.infer<typeof SourceRecordSchema>;

/** True when the record can give a conversation a name: it names a person or a company. */
export function isNamed(record: Pick<SourceRecord, 'name' | 'company'>): boolean {
  return record.company !== null || record.name?.first != null || record.name?.last != null;
}

/**
 * The key of a record: stable over imports of the same bytes, different for every person of every row.
 * Shape: `<contentHash>:<record>:<role>`.
 */
export function recordKey(record: Pick<SourceRecord, 'origin'>): string {
  const { contentHash, record: number, role } = record.origin;
  return `${contentHash}:${number}:${role}`;
}
