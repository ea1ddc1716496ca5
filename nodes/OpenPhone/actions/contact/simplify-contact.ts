import type { IDataObject } from 'n8n-workflow';
import { phoneKey } from '../../../../clients/openphone';
import type { OpenPhoneContact } from '../../../../clients/openphone';
import { rawOutput } from '../parameters';

/** A contact as a flat item: phones in E.164 where they can be read, e-mails in lower case. */
export function simplifyContact(contact: OpenPhoneContact): IDataObject {
  const { id, externalId, source, updatedAt } = contact;
  const { firstName, lastName, company, role } = contact.defaultFields;
  return {
    id,
    externalId,
    source,
    firstName,
    lastName,
    company,
    role,
    phones: phonesOf(contact),
    emails: emailsOf(contact),
    updatedAt,
  };
}

export function phonesOf({ defaultFields }: OpenPhoneContact): string[] {
  return defaultFields.phoneNumbers.flatMap(({ value }) => phoneKey(value) ?? value ?? []);
}

export function emailsOf({ defaultFields }: OpenPhoneContact): string[] {
  return defaultFields.emails.flatMap(({ value }) => value?.toLowerCase() ?? []);
}

/** The contact as the user wants to see it. */
export function contactOutput(contact: OpenPhoneContact, isSimplified: boolean): IDataObject {
  return isSimplified ? simplifyContact(contact) : rawOutput(contact);
}
