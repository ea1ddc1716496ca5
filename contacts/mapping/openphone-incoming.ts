import { JsonSchema, type Json } from '../model/person-record';
import { z } from '../model/zod';
import type { IncomingRecord } from '../normalize/incoming-record';
import { isDangerousField } from './dangerous-fields';
import { line, listOf, moment } from './outside-values';

/** The system as the ledger names it. */
export const OPENPHONE = 'openphone';

const Items = listOf(z.object({ value: line }));
const CustomFields = listOf(z.object({ key: line, name: line, value: JsonSchema.nullish() }));

const names = {
  firstName: line,
  lastName: line,
  company: line,
  role: line,
  emails: Items,
  phoneNumbers: Items,
};
const identity = {
  id: z.string().min(1),
  externalId: line,
  source: line,
  customFields: CustomFields,
  updatedAt: moment,
};

/**
 * A contact of OpenPhone in one shape: as v1 gives it (names and numbers under `defaultFields`) or as the webhooks of the dated
 * surface do (everything inline). Source: openphone reference, sections 2.2 and 4.3.
 */
export const OpenPhoneContactSchema = z.union([
  z
    .object({ ...identity, defaultFields: z.object(names) })
    .transform(({ defaultFields, ...contact }) => ({ ...contact, ...defaultFields })),
  z.object({ ...identity, ...names }),
]);
export type OpenPhoneContact = z.output<typeof OpenPhoneContactSchema>;

export interface OpenPhoneReading {
  /**
   * The system that OpenPhone's `externalId` is an id of, when it stands behind contacts with one of `sources`; e.g. a CRM that
   * made them. null: it names no entry of a system.
   */
  readonly externalIdsOf: { readonly system: string; readonly sources: readonly string[] } | null;
}

/**
 * A contact of OpenPhone as the ledger takes what a system says. Custom fields are kept under the names people gave them, so
 * that one that is called "Do Not Text" counts as an opt-out; dates of birth and social security numbers are not. Pure.
 */
export function incomingFromOpenPhone(
  contact: OpenPhoneContact,
  { externalIdsOf }: OpenPhoneReading = { externalIdsOf: null },
): IncomingRecord {
  const { externalId, source } = contact;
  const isReference = externalIdsOf !== null && externalIdsOf.sources.includes(source ?? '');
  return {
    system: OPENPHONE,
    externalId: contact.id,
    version: contact.updatedAt,
    firstName: contact.firstName,
    lastName: contact.lastName,
    company: contact.company,
    jobTitle: contact.role,
    phones: contact.phoneNumbers.map(({ value }) => value),
    emails: contact.emails.map(({ value }) => value),
    attributes: attributesOf(contact.customFields),
    references: isReference && externalId !== null ? [{ system: externalIdsOf.system, externalId }] : [],
  };
}

function attributesOf(fields: OpenPhoneContact['customFields']): Record<string, Json> {
  const attributes = new Map<string, Json>();
  for (const { key, name, value } of fields) {
    const title = name ?? key;
    if (title === null || value == null || attributes.has(title)) continue;
    if (isDangerousField(title) || isDangerousField(key ?? '')) continue;
    attributes.set(title, value);
  }
  return Object.fromEntries(attributes);
}
