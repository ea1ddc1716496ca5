import { ApiError } from '../server/api-error';
import { findIssues } from '../server/json-schema';
import {
  personTypes,
  type Documents,
  type LeasePersonDocument,
  type Person,
  type ProspectDocument,
} from './documents';
import { nationalPhone } from './phone';
import {
  seedSchema,
  type Seed,
  type SeedLeasePerson,
  type SeedPerson,
  type SeedProspect,
} from './seed-shape';
import { timestamp, type Workspace } from './workspace';

/** How many of each kind were added, by kind. */
export type Added = Readonly<Record<keyof Omit<Documents, 'note'>, number>>;

/**
 * Adds what the seed holds; entries that are there already, by id, stay as they are. Phones are kept in the national form.
 * @throws {ApiError} 400 a shape that is none, or a property that is not there; nothing was added
 */
export function applySeed(workspace: Workspace, body: unknown): Added {
  const issues = findIssues(seedSchema, body ?? {});
  if (issues.length) throw ApiError.invalid(issues);
  const seed = (body ?? {}) as Seed;
  const at = timestamp(workspace);
  const stamps = { createdAt: at, updatedAt: at };
  const documents = {
    property: (seed.properties ?? []).map((property) => ({ ...stamps, ...PLAIN_PROPERTY, ...property })),
    employee: (seed.employees ?? []).map(({ email = null, ...employee }) => ({
      ...stamps,
      ...employee,
      email,
      securityGroup: 'Leasing Agent',
    })),
    source: (seed.sources ?? []).map((source) => ({ ...stamps, isActive: true, ...source })),
    lostReason: (seed.lostReasons ?? []).map((reason) => ({ ...stamps, ...reason })),
    unit: (seed.units ?? []).map((unit) => ({ ...stamps, ...PLAIN_UNIT, ...unit })),
    prospect: (seed.prospects ?? []).map((prospect) => prospectOf(prospect, at)),
    leasePerson: (seed.leasePeople ?? []).map((person) => leasePersonOf(person, at)),
  };
  const added = {
    property: addAll(workspace, 'property', documents.property),
    employee: addAll(workspace, 'employee', documents.employee),
    source: addAll(workspace, 'source', documents.source),
    lostReason: addAll(workspace, 'lostReason', documents.lostReason),
    unit: addAll(workspace, 'unit', documents.unit),
    prospect: addAll(workspace, 'prospect', documents.prospect),
    leasePerson: addAll(workspace, 'leasePerson', documents.leasePerson),
  };
  checkProperties(workspace, seed);
  return added;
}

const PLAIN_PROPERTY = {
  street: '1 Harbor Lane',
  city: 'Austin',
  state: 'TX',
  zip: '78701',
  phone: '(512) 555-0100',
  email: 'leasing@example.com',
};
const PLAIN_UNIT = { building: '1', floor: '1', unitType: 'A1' };

function addAll<K extends keyof Documents>(
  { store }: Workspace,
  kind: K,
  documents: readonly Documents[K][],
): number {
  const fresh = documents.filter(({ id }) => store.get(kind, id) === null);
  for (const document of fresh) store.put(kind, document);
  return fresh.length;
}

/** @throws {ApiError} 400 at the first thing of a property that is not there; the transaction takes back what was added */
function checkProperties({ store }: Workspace, seed: Seed): void {
  const { employees = [], sources = [], units = [], prospects = [], leasePeople = [] } = seed;
  const named = [
    ...employees.flatMap(({ propertyIds }, index) =>
      propertyIds.map((id, at) => ({ path: `/employees/${index}/propertyIds/${at}`, id })),
    ),
    ...Object.entries({ sources, units, prospects, leasePeople }).flatMap(([name, entries]) =>
      entries.map(({ propertyId: id }, index) => ({ path: `/${name}/${index}/propertyId`, id })),
    ),
  ];
  const unknown = named.find(({ id }) => store.get('property', id) === null);
  if (unknown)
    throw ApiError.invalid([
      { path: unknown.path, message: 'Expected a known property', value: unknown.id, schema: {} },
    ]);
}

function prospectOf(seed: SeedProspect, at: string): ProspectDocument {
  const updatedAt = seed.updatedAt === undefined ? at : new Date(seed.updatedAt).toISOString();
  const events = (seed.events ?? []).map((event) => ({ ...PLAIN_EVENT, date: updatedAt, ...event }));
  return {
    id: seed.id,
    createdAt: updatedAt,
    updatedAt,
    propertyId: seed.propertyId,
    sourceId: seed.sourceId ?? null,
    current: { people: seed.people.map(personOf), preferences: [], events },
    before: null,
    searchedFrom: 0,
  };
}

const PLAIN_EVENT = {
  type: 'Other',
  agentId: null,
  sourceId: null,
  isFirstContact: false,
  comments: null,
  reason: null,
};

function personOf(seed: SeedPerson): Person {
  const { phone = null, phones = phone === null ? [] : [{ number: phone, type: 'cell' }] } = seed;
  return {
    personId: seed.personId,
    type: personTypes.find((type) => type === seed.type) ?? 'prospect',
    firstName: seed.firstName,
    middleName: seed.middleName ?? null,
    lastName: seed.lastName,
    email: seed.email ?? null,
    phones: phones.map(({ number, type }) => ({ number: nationalPhone(number), type })),
    address: seed.address ?? {},
  };
}

/** Invented values for what a client has to drop: a birth date, and a social security number that is never given out. */
function leasePersonOf(seed: SeedLeasePerson, at: string): LeasePersonDocument {
  const national = (phone: string | null = null) => (phone === null ? null : nationalPhone(phone));
  return {
    id: seed.id,
    createdAt: at,
    updatedAt: at,
    propertyId: seed.propertyId,
    prospectId: seed.prospectId ?? null,
    leaseId: seed.leaseId ?? `lease-of-${seed.id}`,
    unit: seed.unit ?? '101',
    firstName: seed.firstName,
    lastName: seed.lastName,
    email: seed.email ?? null,
    mobilePhone: national(seed.mobilePhone),
    homePhone: national(seed.homePhone),
    workPhone: national(seed.workPhone),
    birthDate: seed.birthDate ?? '1990-01-31',
    socialSecurityNumber: seed.socialSecurityNumber ?? '900-00-0000',
    isMainContact: seed.isMainContact ?? true,
    isMinor: seed.isMinor ?? false,
    leaseStartDate: '2026-01-01',
    leaseEndDate: '2026-12-31',
    moveOutDate: seed.status === 'Former' ? '2026-10-31' : null,
    rent: 1450,
    status: seed.status,
  };
}
