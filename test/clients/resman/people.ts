import { contactIdOf, type ResManContact } from '../../../clients/resman';

export const PROPERTY = 'property-1';

/** A prospect of the test's property, with what differs. */
export function contactOf(changes: Partial<ResManContact> = {}): ResManContact {
  const key = { propertyId: PROPERTY, prospectId: 'prospect-1', personId: 'person-1', ...changes };
  return {
    contactId: contactIdOf(key),
    status: 'prospect',
    isMainContact: true,
    firstName: 'Nathan',
    middleName: null,
    lastName: 'Smith',
    email: 'nathan@example.com',
    phones: [{ written: '(512) 555-0142', e164: '+15125550142', type: 'cell' }],
    address: null,
    preferences: null,
    events: [],
    lastInteraction: null,
    ...changes,
    propertyId: key.propertyId,
    prospectId: key.prospectId,
    personId: key.personId,
  };
}
