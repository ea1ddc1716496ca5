import { phoneKey } from './phone-key';
import type { ContactItem, CustomFieldValue, CustomItem, OpenPhoneContact } from './schemas';

/** A phone or e-mail to add. `label` is what OpenPhone calls `name`; null leaves the choice to us. */
export interface LabeledValue {
  readonly value: string;
  readonly label: string | null;
}

/**
 * What is to become different. What is undefined stays; null clears. Phones are compared as numbers (E.164 or as
 * written), e-mails without regard to case.
 */
export interface ContactChanges {
  readonly externalId?: string | null;
  readonly sourceUrl?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly company?: string | null;
  readonly role?: string | null;
  readonly addPhones?: readonly LabeledValue[];
  readonly removePhones?: readonly string[];
  readonly addEmails?: readonly LabeledValue[];
  readonly removeEmails?: readonly string[];
  /** By the field's key; null clears. */
  readonly customFields?: Readonly<Record<string, CustomFieldValue | null>>;
}

const emailKey = (value: string | null): string | null => value?.trim().toLowerCase() || null;
const samePhone = (value: string | null): string | null => phoneKey(value) ?? emailKey(value);

/**
 * The contact as it is to be. Keeps every item with its id, and every field that the changes do not name.
 * Idempotent: the same changes again change nothing.
 */
export function applyChanges(contact: OpenPhoneContact, changes: ContactChanges): OpenPhoneContact {
  const { defaultFields: old } = contact;
  return {
    ...contact,
    externalId: changed(contact.externalId, changes.externalId),
    sourceUrl: changed(contact.sourceUrl, changes.sourceUrl),
    defaultFields: {
      ...old,
      firstName: changed(old.firstName, changes.firstName),
      lastName: changed(old.lastName, changes.lastName),
      company: changed(old.company, changes.company),
      role: changed(old.role, changes.role),
      phoneNumbers: changedItems(
        old.phoneNumbers,
        changes.addPhones,
        changes.removePhones,
        samePhone,
        'phone',
      ),
      emails: changedItems(old.emails, changes.addEmails, changes.removeEmails, emailKey, 'email'),
    },
    customFields: changedCustomFields(contact.customFields, changes.customFields ?? {}),
  };
}

const changed = (old: string | null, told: string | null | undefined): string | null =>
  told === undefined ? old : told;

function changedItems(
  old: readonly ContactItem[],
  add: readonly LabeledValue[] = [],
  remove: readonly string[] = [],
  keyOf: (value: string | null) => string | null,
  defaultLabel: string,
): ContactItem[] {
  const removed = new Set(remove.map(keyOf));
  const kept = old.filter((item) => keyOf(item.value) === null || !removed.has(keyOf(item.value)));
  const taken = new Set(kept.map((item) => keyOf(item.value)));
  for (const { value, label } of add) {
    const key = keyOf(value);
    if (key === null || taken.has(key) || removed.has(key)) continue;
    taken.add(key);
    kept.push({ id: null, name: label ?? defaultLabel, value });
  }
  return kept;
}

function changedCustomFields(
  old: readonly CustomItem[],
  told: Readonly<Record<string, CustomFieldValue | null>>,
): CustomItem[] {
  const kept = old.flatMap((item) => {
    const value = item.key !== null && Object.hasOwn(told, item.key) ? told[item.key] : undefined;
    if (value === undefined || isSameValue(item, value)) return [item];
    return value === null ? [] : [{ ...item, value }];
  });
  const known = new Set(old.map((item) => item.key));
  const added = Object.entries(told).flatMap(([key, value]): CustomItem[] =>
    value === null || known.has(key) ? [] : [{ id: null, key, name: null, type: null, value }],
  );
  return [...kept, ...added];
}

/** Two writings of one moment are the same date, and the options of a multi-select have no order. */
function isSameValue({ type, value }: CustomItem, told: CustomFieldValue | null): boolean {
  if (type === 'date' && typeof value === 'string' && typeof told === 'string')
    return Date.parse(value) === Date.parse(told) || value === told;
  if (Array.isArray(value) && Array.isArray(told))
    return JSON.stringify([...value].sort()) === JSON.stringify([...told].sort());
  return value === told;
}

/** Whether nothing of what we write is different. */
export function isUnchanged(before: OpenPhoneContact, after: OpenPhoneContact): boolean {
  const written = ({ externalId, sourceUrl, defaultFields, customFields }: OpenPhoneContact) =>
    JSON.stringify([externalId, sourceUrl, defaultFields, customFields]);
  return written(before) === written(after);
}

/** What of what we write is different, as people call it. */
export function changedFields(before: OpenPhoneContact, after: OpenPhoneContact): string[] {
  const read: Readonly<Record<string, (contact: OpenPhoneContact) => unknown>> = {
    'external ID': ({ externalId }) => externalId,
    'source URL': ({ sourceUrl }) => sourceUrl,
    'first name': ({ defaultFields }) => defaultFields.firstName,
    'last name': ({ defaultFields }) => defaultFields.lastName,
    company: ({ defaultFields }) => defaultFields.company,
    role: ({ defaultFields }) => defaultFields.role,
    phones: ({ defaultFields }) => defaultFields.phoneNumbers,
    'e-mails': ({ defaultFields }) => defaultFields.emails,
    'custom fields': ({ customFields }) => customFields,
  };
  return Object.entries(read)
    .filter(([, of]) => JSON.stringify(of(before)) !== JSON.stringify(of(after)))
    .map(([name]) => name);
}
