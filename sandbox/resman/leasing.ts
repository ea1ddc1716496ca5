import type { LeasePersonDocument } from './documents';
import {
  Failure,
  ofProperty,
  requireProperty,
  type Fields,
  type V1Result,
  type Workspace,
} from './workspace';

const json = (members: Readonly<Record<string, unknown>>): V1Result => ({ kind: 'json', members });

export function getProperties({ store }: Workspace): V1Result {
  const Properties = store.all('property').map((property) => ({
    PropertyID: property.id,
    Name: property.name,
    StreetAddress: property.street,
    City: property.city,
    State: property.state,
    Zip: property.zip,
    Phone: property.phone,
    Email: property.email,
  }));
  return json({ Properties });
}

export function getAccountId({ settings }: Workspace, fields: Fields): V1Result {
  const subdomain = fields.get('Subdomain');
  if (subdomain === '') throw new Failure('Subdomain is required');
  return json({
    AccountID: Number(settings().accountId),
    CompanyName: 'Harbor Living',
    Subdomain: subdomain,
  });
}

export function getProspectSources(workspace: Workspace, fields: Fields): V1Result {
  const propertyId = requireProperty(workspace, fields.get('PropertyID'));
  const ProspectSources = ofProperty(workspace, 'source', propertyId).map(({ id, name, isActive }) => ({
    ID: id,
    Name: name,
    IsActive: isActive,
    AvailableForOnlineMarketing: isActive,
  }));
  return json({ ProspectSources });
}

export function getLostProspectReasons({ store }: Workspace): V1Result {
  return json({
    LostProspectReasons: store.all('lostReason').map(({ id, name }) => ({ ID: id, Name: name })),
  });
}

export function getEmployees(workspace: Workspace, fields: Fields): V1Result {
  const propertyId = requireProperty(workspace, fields.get('PropertyID'));
  const Employees = workspace.store
    .all('employee')
    .filter(({ propertyIds }) => propertyIds.includes(propertyId))
    .map(({ id, name, email, securityGroup }) => ({
      ID: id,
      Name: name,
      Email: email,
      SecurityGroup: securityGroup,
    }));
  return json({ Employees });
}

export function getUnits(workspace: Workspace, fields: Fields): V1Result {
  const propertyId = requireProperty(workspace, fields.get('PropertyID'));
  const Units = ofProperty(workspace, 'unit', propertyId).map(({ unitNumber, building, unitType }) => ({
    UnitNumber: unitNumber,
    Building: building,
    UnitType: unitType,
  }));
  return json({ Units });
}

/** With the birth date, as ResMan gives it. */
export function getCurrentResidents(workspace: Workspace, fields: Fields): V1Result {
  const people = leasePeople(workspace, fields).filter(({ status }) => status === 'Current');
  return json({ Residents: people.map(renderResident) });
}

export function getApplicantsAndCurrentResidents(workspace: Workspace, fields: Fields): V1Result {
  const people = leasePeople(workspace, fields);
  return json({
    People: people.map((person) => ({ ...renderResident(person), Status: person.status })),
  });
}

export function searchResidents(workspace: Workspace, fields: Fields): V1Result {
  const wanted = fields.get('Unit');
  if (wanted === '') throw new Failure('Unit is required');
  const people = leasePeople(workspace, fields).filter(({ unit }) => unit === wanted);
  return json({ Residents: people.map(renderResident) });
}

function leasePeople(workspace: Workspace, fields: Fields): LeasePersonDocument[] {
  return ofProperty(workspace, 'leasePerson', requireProperty(workspace, fields.get('PropertyID')));
}

const renderResident = (person: LeasePersonDocument) => ({
  PersonID: person.id,
  LeaseID: person.leaseId,
  FirstName: person.firstName,
  LastName: person.lastName,
  Unit: person.unit,
  Email: person.email,
  MobilePhone: person.mobilePhone,
  HomePhone: person.homePhone,
  WorkPhone: person.workPhone,
  Birthdate: person.birthDate,
  MainContact: true,
  IsMinor: false,
});
