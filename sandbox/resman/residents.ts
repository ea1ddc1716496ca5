import type { LeasePersonDocument } from './documents';
import {
  Failure,
  ofProperty,
  requireProperty,
  type Fields,
  type V1Result,
  type Workspace,
} from './workspace';

type Row = Readonly<Record<string, unknown>>;

const json = (name: string, rows: readonly Row[]): V1Result => ({ kind: 'json', members: { [name]: rows } });

/** Who lives in a property now; with birth dates, as ResMan gives them. */
export function getCurrentResidents(workspace: Workspace, fields: Fields): V1Result {
  const people = leasePeople(workspace, fields).filter(({ status }) => status === 'Current');
  return json('Residents', people.map(renderResident));
}

/** Applicants and who lives there now; without rents, but with a status and the leases. */
export function getApplicantsAndCurrentResidents(workspace: Workspace, fields: Fields): V1Result {
  const people = leasePeople(workspace, fields).filter(({ status }) => status !== 'Former');
  return json('People', people.map(renderPerson));
}

/** Whoever is or was on a lease of one unit. @throws {Failure} no unit is named */
export function searchResidents(workspace: Workspace, fields: Fields): V1Result {
  const wanted = fields.get('Unit');
  if (wanted === '') throw new Failure('Unit is required');
  const people = leasePeople(workspace, fields).filter(({ unit }) => unit === wanted);
  return json('Residents', people.map(renderResident));
}

function leasePeople(workspace: Workspace, fields: Fields): LeasePersonDocument[] {
  return ofProperty(workspace, 'leasePerson', requireProperty(workspace, fields.get('PropertyID')));
}

function renderShared(person: LeasePersonDocument): Row {
  return {
    PersonID: person.id,
    LeaseID: person.leaseId,
    BillingAccountID: `billing-${person.leaseId}`,
    ParentLeaseGroupID: `group-${person.leaseId}`,
    FirstName: person.firstName,
    LastName: person.lastName,
    Unit: person.unit,
    Building: '1',
    Email: person.email,
    MobilePhone: person.mobilePhone,
    HomePhone: person.homePhone,
    WorkPhone: person.workPhone,
    Birthdate: person.birthDate,
    LeaseStartDate: person.leaseStartDate,
    LeaseEndDate: person.leaseEndDate,
    MoveInDate: person.status === 'Pending' ? null : person.leaseStartDate,
    MoveOutDate: person.moveOutDate,
    HouseholdStatus: person.isMainContact ? 'Head of Household' : 'Occupant',
    MainContact: person.isMainContact,
    IsMinor: person.isMinor,
    AlternateContacts: [],
    Pets: [],
  };
}

const renderResident = (person: LeasePersonDocument): Row => ({
  ...renderShared(person),
  Rent: person.rent,
  DepositsHeld: 500,
});

const renderPerson = (person: LeasePersonDocument): Row => ({
  ...renderShared(person),
  Status: person.status,
  ApprovalStatus: person.status === 'Pending' ? 'Pending' : 'Approved',
  Leases: [
    {
      LeaseID: person.leaseId,
      Unit: person.unit,
      Status: person.status,
      LeaseStartDate: person.leaseStartDate,
      LeaseEndDate: person.leaseEndDate,
    },
  ],
});
