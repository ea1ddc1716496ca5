import { ApiError } from '../server/api-error';
import { findIssues, type Schema } from '../server/json-schema';
import type { ProspectDocument, ProspectEvent } from './documents';
import { nationalPhone } from './phone';
import { timestamp, type Workspace } from './workspace';

const text: Schema = { type: 'string', minLength: 1 };
const optional: Schema = { type: 'string', nullable: true };
const list = (properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema => ({
  type: 'array',
  items: { type: 'object', additionalProperties: false, required, properties },
});

const person: Readonly<Record<string, Schema>> = {
  personId: text,
  type: text,
  firstName: text,
  lastName: text,
  email: optional,
  phone: optional,
};

const SEED: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    properties: list({ id: text, name: text, city: text, state: text }, ['id', 'name']),
    employees: list({ id: text, name: text, email: optional, propertyIds: { type: 'array', items: text } }, [
      'id',
      'name',
      'propertyIds',
    ]),
    sources: list({ id: text, propertyId: text, name: text, isActive: { type: 'boolean' } }, [
      'id',
      'propertyId',
      'name',
    ]),
    lostReasons: list({ id: text, name: text }, ['id', 'name']),
    units: list({ id: text, propertyId: text, unitNumber: text }, ['id', 'propertyId', 'unitNumber']),
    prospects: list(
      {
        id: text,
        propertyId: text,
        sourceId: text,
        updatedAt: { type: 'string', format: 'date-time' },
        people: { type: 'array', minItems: 1, items: { type: 'object', properties: person } },
        events: { type: 'array', items: { type: 'object' } },
      },
      ['id', 'propertyId', 'people'],
    ),
    leasePeople: list(
      {
        id: text,
        propertyId: text,
        firstName: text,
        lastName: text,
        email: optional,
        mobilePhone: optional,
        unit: text,
        status: { type: 'string', enum: ['Pending', 'Current'] },
      },
      ['id', 'propertyId', 'firstName', 'lastName', 'status'],
    ),
  },
};

/** What a seed may hold; what is left out takes a plain value. */
export interface Seed {
  readonly properties?: readonly { id: string; name: string; city?: string; state?: string }[];
  readonly employees?: readonly { id: string; name: string; email?: string | null; propertyIds: string[] }[];
  readonly sources?: readonly { id: string; propertyId: string; name: string; isActive?: boolean }[];
  readonly lostReasons?: readonly { id: string; name: string }[];
  readonly units?: readonly { id: string; propertyId: string; unitNumber: string }[];
  readonly prospects?: readonly SeedProspect[];
  readonly leasePeople?: readonly {
    id: string;
    propertyId: string;
    firstName: string;
    lastName: string;
    email?: string | null;
    mobilePhone?: string | null;
    unit?: string;
    status: 'Pending' | 'Current';
  }[];
}

export interface SeedProspect {
  readonly id: string;
  readonly propertyId: string;
  readonly sourceId?: string;
  /** ISO 8601 UTC */
  readonly updatedAt?: string;
  readonly people: readonly {
    personId: string;
    type?: string;
    firstName: string;
    lastName: string;
    email?: string | null;
    phone?: string | null;
  }[];
  readonly events?: readonly Partial<ProspectEvent>[];
}

/** Adds what the seed holds; entries that are there already, by id, stay as they are. @throws {ApiError} 400, nothing was added */
export function applySeed(workspace: Workspace, body: unknown): Readonly<Record<string, number>> {
  const issues = findIssues(SEED, body);
  if (issues.length) throw ApiError.invalid(issues);
  const seed = body as Seed;
  const { store } = workspace;
  const at = timestamp(workspace);
  const stamps = { createdAt: at, updatedAt: at };
  const added: Record<string, number> = {};
  const add = <K extends Parameters<typeof store.put>[0]>(
    kind: K,
    documents: readonly Parameters<typeof store.put<K>>[1][],
  ) => {
    const fresh = documents.filter(({ id }) => store.get(kind, id) === null);
    for (const document of fresh) store.put(kind, document);
    added[kind] = fresh.length;
  };
  add(
    'property',
    (seed.properties ?? []).map(({ id, name, city = 'Austin', state = 'TX' }) => ({
      ...stamps,
      id,
      name,
      street: '1 Harbor Lane',
      city,
      state,
      zip: '78701',
      phone: '(512) 555-0100',
      email: 'leasing@example.com',
    })),
  );
  add(
    'employee',
    (seed.employees ?? []).map(({ email = null, ...employee }) => ({
      ...stamps,
      ...employee,
      email,
      securityGroup: 'Leasing Agent',
    })),
  );
  add(
    'source',
    (seed.sources ?? []).map(({ isActive = true, ...source }) => ({ ...stamps, ...source, isActive })),
  );
  add(
    'lostReason',
    (seed.lostReasons ?? []).map((reason) => ({ ...stamps, ...reason })),
  );
  add(
    'unit',
    (seed.units ?? []).map((unit) => ({ ...stamps, ...unit, building: '1', unitType: 'A1' })),
  );
  add(
    'prospect',
    (seed.prospects ?? []).map((prospect) => prospectOf(prospect, at)),
  );
  add(
    'leasePerson',
    (seed.leasePeople ?? []).map(({ email = null, mobilePhone = null, unit = '101', ...leasePerson }) => ({
      ...stamps,
      ...leasePerson,
      email,
      mobilePhone,
      homePhone: null,
      workPhone: null,
      unit,
      leaseId: `lease-of-${leasePerson.id}`,
      birthDate: '1990-01-31',
      socialSecurityNumber: '900-00-0000',
    })),
  );
  return added;
}

function prospectOf(seed: SeedProspect, at: string): ProspectDocument {
  const updatedAt = seed.updatedAt ?? at;
  const people = seed.people.map(({ phone = null, email = null, type = 'prospect', ...rest }) => ({
    ...rest,
    type,
    email,
    middleName: null,
    phones: phone === null ? [] : [{ number: nationalPhone(phone), type: 'cell' }],
    address: {},
  }));
  const events = (seed.events ?? []).map((event) => ({
    type: 'Other',
    date: updatedAt,
    agentId: null,
    sourceId: null,
    isFirstContact: false,
    comments: null,
    reason: null,
    ...event,
  }));
  return {
    id: seed.id,
    createdAt: updatedAt,
    updatedAt,
    propertyId: seed.propertyId,
    sourceId: seed.sourceId ?? null,
    current: { people, preferences: [], events },
    before: null,
    searchedFrom: 0,
  };
}
