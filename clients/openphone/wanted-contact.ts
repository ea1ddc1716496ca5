import { isReservedSource } from './contact-body';
import type { CreateContactBody } from './contact-body';
import type { LabeledValue } from './contact-changes';
import { InvalidContactError } from './errors';
import { readPhone } from './phone-key';
import type { CustomFieldValue } from './schemas';

/** Who made a contact, as OpenPhone keeps it; ours unless the user chooses another word. */
export const DEFAULT_SOURCE = 'n8n-nodes-leasing-contacts';

/** A contact that should exist in OpenPhone. undefined is not told; see `namesToWrite` for null. */
export interface WantedContact {
  readonly externalId?: string | null;
  readonly source?: string;
  readonly sourceUrl?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly company?: string | null;
  readonly role?: string | null;
  /** As people write them, or E.164. */
  readonly phones?: readonly LabeledValue[];
  readonly emails?: readonly LabeledValue[];
  readonly customFields?: Readonly<Record<string, CustomFieldValue | null>>;
}

/** The same, checked: phones are E.164, nothing is empty, lists have no repetition. */
export interface CheckedContact extends WantedContact {
  readonly externalId: string | null;
  readonly source: string;
  readonly sourceUrl: string | null;
  readonly phones: readonly LabeledValue[];
  readonly emails: readonly LabeledValue[];
}

/** Bounds of the vendor's reference of contact create. */
const LONGEST = { externalId: 75, source: 72, sourceUrl: 200 };
/** Deliberately loose: it only has to catch what is in the wrong field. */
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,189}$/;

/**
 * Checks what can be checked before anything is sent, and collects every finding.
 * @throws {InvalidContactError} naming fields and positions, never values; nothing was sent
 */
export function checkContact(wanted: WantedContact): CheckedContact {
  const findings: string[] = [];
  const externalId = wanted.externalId?.trim() || null;
  const source = wanted.source?.trim() || DEFAULT_SOURCE;
  const sourceUrl = wanted.sourceUrl?.trim() || null;
  for (const [field, value] of Object.entries({ externalId, source, sourceUrl })) {
    const longest = LONGEST[field as keyof typeof LONGEST];
    if (value !== null && value.length > longest)
      findings.push(`${field} is longer than ${longest} characters`);
  }
  if (isReservedSource(source)) findings.push('source is a word that OpenPhone keeps for itself');
  const phones = (wanted.phones ?? []).flatMap(({ value, label }, index): LabeledValue[] => {
    const reading = readPhone(value);
    if ('e164' in reading) return [{ value: reading.e164, label }];
    findings.push(`phone ${index + 1} cannot be used (${reading.rejected})`);
    return [];
  });
  const emails = (wanted.emails ?? []).flatMap(({ value, label }, index): LabeledValue[] => {
    const address = value.trim().toLowerCase();
    if (EMAIL.test(address)) return [{ value: address, label }];
    findings.push(`e-mail ${index + 1} is not an address`);
    return [];
  });
  if (findings.length > 0) throw new InvalidContactError(findings);
  return { ...wanted, externalId, source, sourceUrl, phones: unrepeated(phones), emails: unrepeated(emails) };
}

const unrepeated = (values: readonly LabeledValue[]): LabeledValue[] =>
  [...new Map([...values].reverse().map((entry) => [entry.value, entry])).values()].reverse();

/** The body of `POST /v1/contacts`. */
export function createBody(contact: CheckedContact): CreateContactBody {
  const { externalId, source, sourceUrl, firstName, lastName, company, role } = contact;
  const customFields = Object.entries(contact.customFields ?? {}).flatMap(([key, value]) =>
    value === null ? [] : [{ key, value }],
  );
  const items = (values: readonly LabeledValue[], defaultLabel: string) =>
    values.map(({ value, label }) => ({ name: label ?? defaultLabel, value }));
  return {
    source,
    ...(externalId !== null && { externalId }),
    ...(sourceUrl !== null && { sourceUrl }),
    defaultFields: {
      firstName: firstName || null,
      ...(lastName && { lastName }),
      ...(company && { company }),
      ...(role && { role }),
      ...(contact.emails.length > 0 && { emails: items(contact.emails, 'email') }),
      ...(contact.phones.length > 0 && { phoneNumbers: items(contact.phones, 'phone') }),
    },
    ...(customFields.length > 0 && { customFields }),
  };
}
