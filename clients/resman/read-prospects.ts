import {
  contactIdOf,
  type ResManAddress,
  type ResManContact,
  type ResManEvent,
  type ResManPhone,
  type ResManPreferences,
} from './contact';
import { fromResManPhone } from './phone';
import { childrenOf, descendant, textAt, type XmlNode } from './xml/read-xml';

/**
 * The people of every prospect in a Lead Management answer, one contact each, in ResMan's order. One child or many read
 * alike; an empty `Prospects` gives nobody.
 * @param root        the `ResMan` element of the answer
 * @param propertyId  the property that was asked; answers do not repeat it with every prospect
 */
export function readProspects(root: XmlNode, propertyId: string): ResManContact[] {
  const prospects = childrenOf(descendant(root, 'Response', 'LeadManagement', 'Prospects'), 'Prospect');
  return prospects.flatMap((prospect) => contactsOf(prospect, propertyId));
}

function contactsOf(prospect: XmlNode, propertyId: string): ResManContact[] {
  const customers = childrenOf(descendant(prospect, 'Customers'), 'Customer');
  const prospectId =
    customers.map((customer) => idOf(customer, 'ProspectID')).find((id) => id !== null) ?? null;
  const events = childrenOf(descendant(prospect, 'Events'), 'Event').map(readEvent);
  const preferences = readPreferences(descendant(prospect, 'CustomerPreferences'));
  return customers.map((customer, index) => {
    const key = { propertyId, prospectId, personId: idOf(customer, 'PersonID') };
    return {
      contactId: contactIdOf(key),
      ...key,
      status: (customer.attributes.Type ?? '').toLowerCase() || 'unknown',
      isMainContact: index === 0,
      firstName: textAt(customer, 'Name', 'FirstName'),
      middleName: textAt(customer, 'Name', 'MiddleName'),
      lastName: textAt(customer, 'Name', 'LastName'),
      email: textAt(customer, 'Email'),
      phones: childrenOf(customer, 'Phone').flatMap(readPhone),
      address: readAddress(childrenOf(customer, 'Address')[0]),
      preferences,
      events,
      lastInteraction: latestOf(events),
    };
  });
}

function idOf(customer: XmlNode, type: 'ProspectID' | 'PersonID'): string | null {
  const found = childrenOf(customer, 'Identification').find(({ attributes }) => attributes.IDType === type);
  return found?.attributes.IDValue?.trim() || null;
}

/** ResMan's clients disagree about the attribute's name; both are read. */
function readPhone(phone: XmlNode): ResManPhone[] {
  const written = textAt(phone, 'PhoneNumber');
  if (written === null) return [];
  const type = phone.attributes.PhoneType ?? phone.attributes.Type ?? null;
  return [{ written, e164: fromResManPhone(written), type }];
}

function readAddress(address: XmlNode | undefined): ResManAddress | null {
  const read: ResManAddress = {
    street: textAt(address, 'AddressLine1'),
    street2: textAt(address, 'AddressLine2'),
    city: textAt(address, 'City'),
    state: textAt(address, 'State'),
    postalCode: textAt(address, 'PostalCode'),
  };
  return Object.values(read).every((part) => part === null) ? null : read;
}

function readEvent(event: XmlNode): ResManEvent {
  return {
    type: event.attributes.EventType ?? 'Other',
    date: event.attributes.EventDate ?? null,
    agentId: descendant(event, 'Agent', 'AgentID')?.attributes.IDValue ?? null,
    sourceId: textAt(event, 'TransactionSource'),
    isFirstContact: textAt(event, 'FirstContact')?.trim().toLowerCase() === 'true',
    comments: textAt(event, 'Comments'),
    reason: textAt(event, 'EventReasons'),
  };
}

function readPreferences(preferences: XmlNode | undefined): ResManPreferences | null {
  if (preferences === undefined) return null;
  const exactOrMin = (name: string): string | null => {
    const { Exact, Min } = descendant(preferences, name)?.attributes ?? {};
    return Exact ?? Min ?? textAt(preferences, name);
  };
  const rent = descendant(preferences, 'DesiredRent')?.attributes ?? {};
  return {
    targetMoveInDate: textAt(preferences, 'TargetMoveInDate'),
    floorPlan: textAt(preferences, 'DesiredFloorplan'),
    units: childrenOf(preferences, 'DesiredUnit').flatMap((unit) => textAt(unit, 'MarketingName') ?? []),
    minRent: rent.Min ?? rent.Exact ?? null,
    maxRent: rent.Max ?? rent.Exact ?? null,
    bedrooms: exactOrMin('DesiredNumBedrooms'),
    bathrooms: exactOrMin('DesiredNumBathrooms'),
    leaseTermMonths: textAt(preferences, 'DesiredLeaseTerms') ?? textAt(preferences, 'DesiredLeaseTerm'),
    occupants: textAt(preferences, 'NumberOfOccupants'),
    comment: textAt(preferences, 'Comment') ?? textAt(preferences, 'Comments'),
  };
}

function latestOf(events: readonly ResManEvent[]): string | null {
  const times = events.flatMap(({ date }) => (date === null || Number.isNaN(Date.parse(date)) ? [] : [date]));
  return times.sort((left, right) => Date.parse(right) - Date.parse(left))[0] ?? null;
}
