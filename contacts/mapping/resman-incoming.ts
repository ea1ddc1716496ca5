import type { ExternalReference, Json } from '../model/person-record';
import type { IncomingRecord } from '../normalize/incoming-record';
import { PreferencesSchema } from '../model/preferences';
import { incomingPreferences } from './incoming-preferences';
import type { ResManContact } from './resman-contact';
import type { LookingFor, ResManProspect, ResManResident } from './resman-person';
import { leaseStandingOf, standingOf } from './resman-standing';

/** The system as the ledger names it. */
export const RESMAN = 'resman';

/** The id under which a person of ResMan is known: `propertyId:prospectId:personId`. Source: resman reference, section 5, rule 7. */
export const resManContactId = (
  propertyId: string,
  prospectId: string | null,
  personId: string | null,
): string => [propertyId, prospectId ?? '', personId ?? ''].join(':');

/**
 * ResMan keeps the same person when a prospect becomes a resident; the prospect record names person and prospect, the lease
 * only the person. What they have in common joins the two without guessing.
 */
const samePerson = (propertyId: string, personId: string | null): ExternalReference[] =>
  personId === null ? [] : [{ system: RESMAN, externalId: resManContactId(propertyId, null, personId) }];

/** A person of a prospect record as the ledger takes what a system says. ResMan knows no opt-outs. Pure. */
export function incomingFromResManProspect(prospect: ResManProspect): IncomingRecord {
  const { propertyId, prospectId, personId, address } = prospect;
  const street = [address?.street, address?.street2].flatMap((part) => part ?? []).join(', ') || null;
  return {
    system: RESMAN,
    externalId: resManContactId(propertyId, prospectId, personId),
    version: prospect.lastModified,
    propertyId,
    firstName: prospect.firstName,
    middleName: prospect.middleName,
    lastName: prospect.lastName,
    phones: prospect.phones,
    email: prospect.email,
    address: address && { street, city: address.city, state: address.state, postalCode: address.postalCode },
    ...standingOf(prospect.status),
    status: prospect.status,
    leadSource: prospect.leadSource,
    preferences: prospect.preferences === null ? {} : lookingFor(prospect.preferences),
    references: prospectId === null ? [] : samePerson(propertyId, personId),
  };
}

/** What somebody looks for, under the names that the chatbot's preferences have; what cannot be read is left out. */
function lookingFor({
  targetMoveInDate,
  floorPlan,
  bedrooms,
  minRent,
  maxRent,
}: LookingFor): Record<string, Json> {
  const units = [floorPlan, bedrooms === '0' ? 'studio' : bedrooms && `${bedrooms} bedroom`];
  const wishes: Record<string, Json> = {
    move_in_date: targetMoveInDate,
    budget_range: minRent === null && maxRent === null ? null : { min: minRent, max: maxRent },
    unit_preferences: units.filter((unit) => unit !== null),
  };
  return Object.fromEntries(
    Object.entries(wishes).flatMap(([name, wish]) => {
      const read = PreferencesSchema.safeParse({ [name]: wish });
      const value = read.success ? (read.data[name] ?? null) : null;
      return value === null || (Array.isArray(value) && value.length === 0) ? [] : [[name, value]];
    }),
  );
}

/**
 * An applicant or resident as the ledger takes what a system says; null for a minor, who is nobody's contact. Somebody on a
 * lease whose status is not known is a resident. Pure.
 * @param propertyId the property that was asked for
 */
export function incomingFromResManResident(
  resident: ResManResident,
  propertyId: string,
): IncomingRecord | null {
  if (resident.isMinor === true) return null;
  const { personId, prospectId, unit, building, moveInDate, status } = resident;
  const facts = { unit, building, move_in_date: moveInDate?.slice(0, 10) ?? null };
  return {
    system: RESMAN,
    externalId: resManContactId(propertyId, prospectId, personId),
    version: resident.lastModified,
    propertyId,
    firstName: resident.firstName,
    middleName: resident.middleName,
    lastName: resident.lastName,
    phones: [resident.mobilePhone, resident.homePhone, resident.workPhone],
    email: resident.email,
    ...leaseStandingOf(status),
    status,
    attributes: Object.fromEntries(
      Object.entries(facts).filter((entry): entry is [string, string] => entry[1] !== null),
    ) satisfies Record<string, Json>,
    references: prospectId === null ? [] : samePerson(propertyId, personId),
  };
}

/** A contact of the customer's ResMan endpoints as the ledger takes what a system says, its opt-outs included. Pure. */
export function incomingFromResManContact(contact: ResManContact): IncomingRecord {
  return {
    system: RESMAN,
    externalId: contact.id,
    version: contact.updated_at,
    propertyId: contact.property_id,
    firstName: contact.first_name,
    lastName: contact.last_name,
    phone: contact.phone,
    email: contact.email,
    ...standingOf(contact.status),
    status: contact.status,
    leadScore: contact.lead_score,
    leadSource: contact.lead_source,
    preferences: incomingPreferences(contact.communication_preferences),
    attributes: contact.enrichment_data ?? {},
    notes: contact.notes,
  };
}
