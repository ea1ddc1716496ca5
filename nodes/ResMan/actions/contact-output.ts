import type { IDataObject } from 'n8n-workflow';
import type { ResManContact } from '../../../clients/resman';

/** What a leasing person wants to see of a contact, flat; or everything that is known. */
export function contactOutput(contact: ResManContact, isSimplified: boolean): IDataObject {
  if (!isSimplified) return { ...contact } as unknown as IDataObject;
  const { contactId, propertyId, prospectId, personId, status, firstName, lastName, email } = contact;
  const [phone] = contact.phones;
  return {
    contactId,
    propertyId,
    prospectId,
    personId,
    status,
    firstName,
    lastName,
    email,
    phone: phone?.e164 ?? phone?.written ?? null,
    lastInteraction: contact.lastInteraction,
  };
}
