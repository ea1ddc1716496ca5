import { contentHashOf } from '../model/canonical-json';
import {
  ExternalReferenceSchema,
  JsonSchema,
  SystemSchema,
  TenancyRoleSchema,
  type Json,
  type PersonRecord,
} from '../model/person-record';
import { z } from '../model/zod';
import { readEmailIdentity } from './email-identity';
import type { CountryCode } from './libphonenumber';
import { namesNobody } from './nobody-name';
import { normalizePhone } from './phone';
import { oneLine, visibleText } from './visible-text';

const text = z.union([z.string(), z.number()]).nullish();
const texts = z.union([z.array(z.string().nullish()), z.string()]).nullish();

const IncomingAddressSchema = z.union([
  z.string(),
  z.object({ street: text, city: text, state: text, postalCode: text }),
]);

/**
 * What a system says about a person, as workflows hand it over: everything but the system may be missing, values are as
 * they were typed, names of fields may be written with underscores (`first_name`). Fields that are not named here, dates
 * of birth and social security numbers among them, are dropped at the door.
 */
const IncomingFieldsSchema = z.object({
  system: SystemSchema,
  externalId: text,
  version: text,
  updatedAt: text,
  propertyId: text,
  fullName: text,
  firstName: text,
  middleName: text,
  lastName: text,
  suffix: text,
  nickname: text,
  company: text,
  jobTitle: text,
  phone: text,
  phones: texts,
  email: text,
  emails: texts,
  address: IncomingAddressSchema.nullish(),
  addresses: z.array(IncomingAddressSchema).nullish(),
  role: TenancyRoleSchema.nullish(),
  status: text,
  leadScore: z.coerce.number().min(0).max(100).nullish(),
  leadSource: text,
  preferences: z.record(z.string(), JsonSchema).nullish(),
  attributes: z.record(z.string(), JsonSchema).nullish(),
  tags: texts,
  notes: text,
  isActive: z.boolean().nullish(),
  references: z.array(ExternalReferenceSchema).nullish(),
});
type IncomingFields = z.infer<typeof IncomingFieldsSchema>;

const camelCase = (key: string): string =>
  key.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

export const IncomingRecordSchema = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [camelCase(key), entry]))
      : value,
  IncomingFieldsSchema,
);
export type IncomingRecord = z.input<typeof IncomingFieldsSchema>;

/** A value that was left out, and why; never the value itself. */
export interface LeftOut {
  readonly field: 'phones' | 'emails' | 'name';
  readonly reason: string;
}

export interface IncomingReading {
  readonly record: PersonRecord;
  readonly leftOut: readonly LeftOut[];
}

const cleaned = (value: string | number | null | undefined): string | null => {
  const line = value === null || value === undefined ? '' : oneLine(String(value));
  return line === '' ? null : line;
};

const listed = (one: string | number | null | undefined, many: z.infer<typeof texts>): string[] =>
  [one, ...(typeof many === 'string' ? [many] : (many ?? []))].map(cleaned).filter((value) => value !== null);

/**
 * Normalises what a system says about a person. Junk (placeholder numbers, "N/A" as a name) is left out and told; nothing is
 * guessed. Never throws for what the schema let through. Reading the same fields again gives an equal record.
 * @param country ISO 3166-1 code assumed for numbers without a country code
 */
export function readIncomingRecord(fields: IncomingFields, country: CountryCode): IncomingReading {
  const leftOut: LeftOut[] = [];
  const said = {
    propertyId: cleaned(fields.propertyId),
    name: nameOf(fields, leftOut),
    company: cleaned(fields.company),
    jobTitle: cleaned(fields.jobTitle),
    phones: phonesOf(fields, country, leftOut),
    emails: emailsOf(fields, leftOut),
    addresses: addressesOf(fields),
    role: fields.role ?? null,
    status: cleaned(fields.status),
    leadScore: fields.leadScore ?? null,
    leadSource: cleaned(fields.leadSource),
    preferences: fields.preferences ?? {},
    attributes: fields.attributes ?? {},
    tags: [...new Set(listed(null, fields.tags))].sort(),
    notes:
      fields.notes === null || fields.notes === undefined ? null : visibleText(String(fields.notes)) || null,
    isActive: fields.isActive ?? true,
    references: fields.references ?? [],
  };
  const externalId = cleaned(fields.externalId) ?? `content:${contentHashOf(said as Json)}`;
  return {
    record: {
      system: fields.system,
      externalId,
      version: versionKey(fields.version ?? fields.updatedAt),
      ...said,
    },
    leftOut,
  };
}

/**
 * A text that sorts as the versions of a source do: times as `t` and ISO 8601 UTC, whole numbers as `n` and 20 digits, any
 * other text as `s` and the text; '' when there is none. A system has to stay with one kind.
 */
export function versionKey(version: string | number | null | undefined): string {
  const written = cleaned(version);
  if (written === null) return '';
  if (/^\d{1,20}$/.test(written)) return `n${written.padStart(20, '0')}`;
  const time = /^\d{4}-\d{2}/.test(written) ? Date.parse(written) : Number.NaN;
  return Number.isNaN(time) ? `s${written}` : `t${new Date(time).toISOString()}`;
}

function nameOf(fields: IncomingFields, leftOut: LeftOut[]): PersonRecord['name'] {
  const usable = (value: string | number | null | undefined): string | null => {
    const written = cleaned(value);
    if (written === null || namesNobody(written) === null) return written;
    leftOut.push({ field: 'name', reason: 'names_nobody' });
    return null;
  };
  return {
    full: usable(fields.fullName),
    first: usable(fields.firstName),
    middle: usable(fields.middleName),
    last: usable(fields.lastName),
    suffix: cleaned(fields.suffix),
    nickname: usable(fields.nickname),
  };
}

function phonesOf(fields: IncomingFields, country: CountryCode, leftOut: LeftOut[]): string[] {
  const numbers = new Set<string>();
  for (const raw of listed(fields.phone, fields.phones)) {
    const outcome = normalizePhone(raw, country);
    if (outcome.kind === 'valid') numbers.add(outcome.e164);
    else leftOut.push({ field: 'phones', reason: outcome.reason });
  }
  return [...numbers];
}

function emailsOf(fields: IncomingFields, leftOut: LeftOut[]): string[] {
  const addresses = new Set<string>();
  for (const raw of listed(fields.email, fields.emails)) {
    const identity = readEmailIdentity(raw);
    if (identity === null) leftOut.push({ field: 'emails', reason: 'unusable' });
    else addresses.add(identity.address);
  }
  return [...addresses];
}

function addressesOf(fields: IncomingFields): PersonRecord['addresses'] {
  return [fields.address, ...(fields.addresses ?? [])]
    .map((address) =>
      typeof address === 'string'
        ? { street: cleaned(address), city: null, state: null, postalCode: null }
        : {
            street: cleaned(address?.street),
            city: cleaned(address?.city),
            state: cleaned(address?.state),
            postalCode: cleaned(address?.postalCode),
          },
    )
    .filter((address) => Object.values(address).some((part) => part !== null));
}
