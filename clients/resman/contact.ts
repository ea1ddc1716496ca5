import { resManContactId } from '../../contacts/mapping/resman-incoming';
import { readResManStatus } from '../../contacts/mapping/resman-standing';

/** One telephone number as ResMan holds it. */
export interface ResManPhone {
  /** As written in ResMan, usually "(617) 555-0142". */
  readonly written: string;
  /** E.164; null for what is no usable number. */
  readonly e164: string | null;
  /** e.g. "cell"; null when ResMan does not say. */
  readonly type: string | null;
}

export interface ResManAddress {
  readonly street: string | null;
  readonly street2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
}

/** One entry of a prospect's history. */
export interface ResManEvent {
  /** e.g. "CallFromProspect", "Cancel". */
  readonly type: string;
  /** As ResMan writes it; appointment times are UTC. */
  readonly date: string | null;
  readonly agentId: string | null;
  /** Of a prospect source, or of a lost reason on "Cancel". */
  readonly sourceId: string | null;
  readonly isFirstContact: boolean;
  readonly comments: string | null;
  readonly reason: string | null;
}

/** What a prospect is looking for. */
export interface ResManPreferences {
  /** YYYY-MM-DD */
  readonly targetMoveInDate: string | null;
  readonly floorPlan: string | null;
  readonly units: readonly string[];
  readonly minRent: string | null;
  readonly maxRent: string | null;
  readonly bedrooms: string | null;
  readonly bathrooms: string | null;
  readonly leaseTermMonths: string | null;
  readonly occupants: string | null;
  readonly comment: string | null;
}

/**
 * A person in ResMan, who hangs off a prospect record of one property, or off a lease there.
 * Source: resman reference, section 0: there is no "contact" object.
 */
export interface ResManContact {
  /** `propertyId:prospectId:personId`; a resident without a prospect record has the middle part empty. */
  readonly contactId: string;
  readonly propertyId: string;
  readonly prospectId: string | null;
  readonly personId: string | null;
  /** Lower case: prospect, lost, applicant, current_resident; others are possible. `readResManStatus` tells what it means. */
  readonly status: string;
  /** False for a household member. */
  readonly isMainContact: boolean;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phones: readonly ResManPhone[];
  readonly address: ResManAddress | null;
  readonly preferences: ResManPreferences | null;
  /** Of the whole prospect record, in ResMan's order. */
  readonly events: readonly ResManEvent[];
  /** The date of the latest event; null when there is none. */
  readonly lastInteraction: string | null;
}

/** The parts of a contact id. */
export interface ContactKey {
  readonly propertyId: string;
  readonly prospectId: string | null;
  readonly personId: string | null;
}

/** Source: resman reference, section 5, rule 7. */
export function contactIdOf({ propertyId, prospectId, personId }: ContactKey): string {
  return resManContactId(propertyId, prospectId, personId);
}

/** The parts of a contact id; null for a text that is none. */
export function parseContactId(contactId: string): ContactKey | null {
  const [propertyId = '', prospectId = '', personId = '', ...rest] = contactId.trim().split(':');
  if (propertyId === '' || rest.length > 0 || (prospectId === '' && personId === '')) return null;
  return { propertyId, prospectId: prospectId || null, personId: personId || null };
}

/** Whether a contact is a prospect who was marked lost. */
export function isLost(status: string): boolean {
  return readResManStatus(status) === 'lost';
}
