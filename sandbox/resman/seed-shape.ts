import type { Schema } from '../server/json-schema';
import { leaseStatuses, personTypes, type Person, type ProspectEvent } from './documents';

/** What a seed may hold; what is left out takes a plain value. */
export interface Seed {
  readonly properties?: readonly SeedProperty[];
  readonly employees?: readonly SeedEmployee[];
  readonly sources?: readonly SeedSource[];
  readonly lostReasons?: readonly { id: string; name: string }[];
  readonly units?: readonly SeedUnit[];
  readonly prospects?: readonly SeedProspect[];
  readonly leasePeople?: readonly SeedLeasePerson[];
}

export interface SeedProperty {
  readonly id: string;
  readonly name: string;
  readonly street?: string;
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  readonly phone?: string;
  readonly email?: string;
}

export interface SeedEmployee {
  readonly id: string;
  readonly name: string;
  readonly email?: string | null;
  readonly propertyIds: readonly string[];
}

export interface SeedSource {
  readonly id: string;
  readonly propertyId: string;
  readonly name: string;
  readonly isActive?: boolean;
}

export interface SeedUnit {
  readonly id: string;
  readonly propertyId: string;
  readonly unitNumber: string;
  readonly building?: string;
  readonly floor?: string;
  readonly unitType?: string;
}

export interface SeedProspect {
  readonly id: string;
  readonly propertyId: string;
  readonly sourceId?: string;
  /** ISO 8601 */
  readonly updatedAt?: string;
  /** The main contact first. */
  readonly people: readonly SeedPerson[];
  readonly events?: readonly Partial<ProspectEvent>[];
}

export interface SeedPerson {
  readonly personId: string;
  /** One of `personTypes`; a prospect without it. */
  readonly type?: string;
  readonly firstName: string;
  readonly middleName?: string | null;
  readonly lastName: string;
  readonly email?: string | null;
  /** One cell phone; `phones` for several or none of a type. */
  readonly phone?: string | null;
  readonly phones?: Person['phones'];
  readonly address?: Person['address'];
}

/** Somebody on a lease: an applicant, a resident or a former one. */
export interface SeedLeasePerson {
  readonly id: string;
  readonly propertyId: string;
  readonly prospectId?: string | null;
  readonly leaseId?: string;
  readonly unit?: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email?: string | null;
  readonly mobilePhone?: string | null;
  readonly homePhone?: string | null;
  readonly workPhone?: string | null;
  readonly birthDate?: string;
  readonly socialSecurityNumber?: string;
  readonly isMainContact?: boolean;
  readonly isMinor?: boolean;
  readonly status: (typeof leaseStatuses)[number];
}

/** What XML can hold: no control characters but tab and line ends. */
const writable = '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$';
const text: Schema = { type: 'string', minLength: 1, pattern: writable };
const optional: Schema = { type: 'string', nullable: true, pattern: writable };
const flag: Schema = { type: 'boolean' };
const time: Schema = { type: 'string', format: 'date-time' };

const object = (
  required: Readonly<Record<string, Schema>>,
  properties: Readonly<Record<string, Schema>> = {},
): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(required),
  properties: { ...required, ...properties },
});
const list = (items: Schema, minItems = 0): Schema => ({ type: 'array', items, minItems });

const person = object(
  { personId: text, firstName: text, lastName: text },
  {
    type: { type: 'string', enum: personTypes },
    middleName: optional,
    email: optional,
    phone: optional,
    phones: list(object({ number: text, type: optional })),
    address: object(
      {},
      { AddressLine1: text, AddressLine2: text, City: text, State: text, PostalCode: text, Country: text },
    ),
  },
);

const event = object(
  {},
  {
    type: text,
    date: time,
    agentId: optional,
    sourceId: optional,
    isFirstContact: flag,
    comments: optional,
    reason: optional,
  },
);

const leasePerson = object(
  {
    id: text,
    propertyId: text,
    firstName: text,
    lastName: text,
    status: { type: 'string', enum: leaseStatuses },
  },
  {
    prospectId: optional,
    leaseId: text,
    unit: text,
    email: optional,
    mobilePhone: optional,
    homePhone: optional,
    workPhone: optional,
    birthDate: text,
    socialSecurityNumber: text,
    isMainContact: flag,
    isMinor: flag,
  },
);

export const seedSchema: Schema = object(
  {},
  {
    properties: list(
      object(
        { id: text, name: text },
        { street: text, city: text, state: text, zip: text, phone: text, email: text },
      ),
    ),
    employees: list(object({ id: text, name: text, propertyIds: list(text) }, { email: optional })),
    sources: list(object({ id: text, propertyId: text, name: text }, { isActive: flag })),
    lostReasons: list(object({ id: text, name: text })),
    units: list(
      object(
        { id: text, propertyId: text, unitNumber: text },
        { building: text, floor: text, unitType: text },
      ),
    ),
    prospects: list(
      object(
        { id: text, propertyId: text, people: list(person, 1) },
        { sourceId: text, updatedAt: time, events: list(event) },
      ),
    ),
    leasePeople: list(leasePerson),
  },
);
