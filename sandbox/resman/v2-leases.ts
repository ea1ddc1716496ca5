import type { LeasePersonDocument } from './documents';
import { isOn, modifiedSince, required, requiredProperty, type V2Request } from './v2-request';
import { ofProperty, type Workspace } from './workspace';

/** Who lives in a property now, with birth date and social security number, as v2 gives them: clients have to drop both. */
export function residents(workspace: Workspace, request: V2Request) {
  const propertyId = requiredProperty(workspace, required(request, 'propertyId'));
  const personId = request.query.get('personId');
  const people = ofProperty(workspace, 'leasePerson', propertyId).filter(
    ({ id, status }) => status === 'Current' && (personId === null || id === personId),
  );
  return { people: people.map((person) => renderResident(person, isOn(request, 'includeLeaseHistory'))) };
}

function renderResident(person: LeasePersonDocument, withLeases: boolean) {
  return {
    personId: person.id,
    firstName: person.firstName,
    middleName: null,
    lastName: person.lastName,
    birthDate: person.birthDate,
    socialSecurityNumber: person.socialSecurityNumber,
    unit: person.unit,
    email: person.email,
    mobilePhone: person.mobilePhone,
    homePhone: person.homePhone,
    workPhone: person.workPhone,
    isMainContact: person.isMainContact,
    isMinor: person.isMinor,
    leaseStatus: person.status,
    residencyStatus: person.status,
    leases: withLeases
      ? [{ leaseId: person.leaseId, startDate: person.leaseStartDate, endDate: person.leaseEndDate }]
      : [],
  };
}

/** Leases with their people, of which somebody was modified since a moment; former ones only with the history. */
export function leases(workspace: Workspace, request: V2Request) {
  const propertyId = requiredProperty(workspace, required(request, 'propertyId'));
  const since = modifiedSince(workspace, request);
  const withHistory = isOn(request, 'includeLeaseHistory');
  const people = ofProperty(workspace, 'leasePerson', propertyId).filter(
    ({ status }) => withHistory || status !== 'Former',
  );
  const ids = [...new Set(people.map(({ leaseId }) => leaseId))];
  const byLease = ids.map((id) => people.filter(({ leaseId }) => leaseId === id));
  const isModified = (members: readonly LeasePersonDocument[]): boolean =>
    members.some(({ updatedAt }) => Date.parse(updatedAt) >= since);
  return { leases: byLease.filter(isModified).map(renderLease) };
}

function renderLease(members: readonly LeasePersonDocument[]) {
  const [main] = members;
  return {
    leaseId: main?.leaseId ?? null,
    prospectId: main?.prospectId ?? null,
    leaseStatus: main?.status ?? null,
    people: members.map(({ id, firstName, lastName, email, mobilePhone, updatedAt }) => ({
      personId: id,
      firstName,
      lastName,
      email,
      phone: mobilePhone,
      lastModified: updatedAt,
    })),
  };
}
