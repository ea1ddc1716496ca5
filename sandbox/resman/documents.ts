import type { Stamped } from '../server/store';

/* What the sandbox keeps, one interface a kind of document. */

export interface PropertyDocument extends Stamped {
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly phone: string;
  readonly email: string;
}

export interface EmployeeDocument extends Stamped {
  readonly name: string;
  readonly email: string | null;
  readonly securityGroup: string;
  readonly propertyIds: readonly string[];
}

/** Every property has sources of its own. */
export interface SourceDocument extends Stamped {
  readonly propertyId: string;
  readonly name: string;
  readonly isActive: boolean;
}

export interface LostReasonDocument extends Stamped {
  readonly name: string;
}

export interface UnitDocument extends Stamped {
  readonly propertyId: string;
  readonly unitNumber: string;
  readonly building: string;
  readonly floor: string;
  readonly unitType: string;
}

export interface Phone {
  readonly number: string;
  readonly type: string | null;
}

export const personTypes = ['prospect', 'lost', 'applicant', 'current_resident'] as const;
export type PersonType = (typeof personTypes)[number];

export interface Person {
  readonly personId: string;
  readonly type: PersonType;
  readonly firstName: string;
  readonly middleName: string | null;
  readonly lastName: string;
  readonly email: string | null;
  readonly phones: readonly Phone[];
  /** By element name: AddressLine1, City ...; attributes with an @ before their name. */
  readonly address: Readonly<Record<string, string>>;
}

export interface ProspectEvent {
  readonly type: string;
  readonly date: string;
  readonly agentId: string | null;
  readonly sourceId: string | null;
  readonly isFirstContact: boolean;
  readonly comments: string | null;
  readonly reason: string | null;
}

/** What of a prospect a search shows. */
export interface ProspectState {
  /** The main contact first. */
  readonly people: readonly Person[];
  /** The elements of CustomerPreferences, as they were sent. */
  readonly preferences: readonly PreferenceElement[];
  readonly events: readonly ProspectEvent[];
}

/** A state and since when it is, ISO 8601 UTC. */
export interface ShownProspect {
  readonly state: ProspectState;
  readonly updatedAt: string;
}

export interface PreferenceElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly PreferenceElement[];
}

export interface ProspectDocument extends Stamped {
  readonly propertyId: string;
  readonly sourceId: string | null;
  readonly current: ProspectState;
  /** What a search shows until `searchedFrom` (milliseconds since 1970); null: nothing. */
  readonly before: ShownProspect | null;
  readonly searchedFrom: number;
}

export const leaseStatuses = ['Pending', 'Current', 'Former'] as const;

/** Somebody on a lease; the id is their PersonID. Carries what a client has to drop. */
export interface LeasePersonDocument extends Stamped {
  readonly propertyId: string;
  /** The guest card they came from; null when they never had one. */
  readonly prospectId: string | null;
  readonly leaseId: string;
  readonly unit: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly mobilePhone: string | null;
  readonly homePhone: string | null;
  readonly workPhone: string | null;
  readonly birthDate: string;
  readonly socialSecurityNumber: string;
  readonly isMainContact: boolean;
  readonly isMinor: boolean;
  /** YYYY-MM-DD */
  readonly leaseStartDate: string;
  readonly leaseEndDate: string;
  readonly moveOutDate: string | null;
  /** Whole dollars. */
  readonly rent: number;
  /** Pending: has applied; Current: lives there; Former: has moved out. */
  readonly status: (typeof leaseStatuses)[number];
}

export interface NoteDocument extends Stamped {
  readonly propertyId: string;
  readonly recordId: string;
  readonly type: string;
  readonly note: string;
}

export interface Documents {
  property: PropertyDocument;
  employee: EmployeeDocument;
  source: SourceDocument;
  lostReason: LostReasonDocument;
  unit: UnitDocument;
  prospect: ProspectDocument;
  leasePerson: LeasePersonDocument;
  note: NoteDocument;
}

/** Things of a property are looked up by it. */
export function lookupOf<K extends keyof Documents>(_kind: K, document: Documents[K]): string | null {
  return 'propertyId' in document ? document.propertyId : null;
}
