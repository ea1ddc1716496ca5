export type LabelledSource = 'chatbot' | 'openphone' | 'propertyradar' | 'quickbooks' | 'resman';

export const labelledSources: readonly LabelledSource[] = [
  'chatbot',
  'openphone',
  'propertyradar',
  'quickbooks',
  'resman',
];

/** One record as its source wrote it; '' is a missing value. `personId` is the answer and no part of the record. */
export interface LabelledContact {
  /** Opaque; says nothing about the person. */
  recordId: string;
  /** Two records are of one person when these are equal. */
  personId: string;
  source: string;
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  propertyId: string;
  street: string;
  city: string;
  state: string;
  zip: string;
  /** ISO 8601 UTC, to the second */
  updatedAt: string;
}

/** The cells that a source fills; the rest of a `LabelledContact` is given when all are in order. */
export type ContactCells = Omit<LabelledContact, 'recordId' | 'personId'>;

export type TrapKind =
  | 'household_phone'
  | 'household_email'
  | 'household_name'
  | 'father_son'
  | 'namesake'
  | 'recycled_phone'
  | 'office_contact';

/** Two people who look alike or share something and must stay apart. */
export interface LabelledTrap {
  /** A `TrapKind` */
  kind: string;
  /** A `personId`; each of the two has at least one record. */
  personA: string;
  personB: string;
}
