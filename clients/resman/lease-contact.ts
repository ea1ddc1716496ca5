import { readLeaseStatus, type LeaseStanding } from '../../contacts/mapping/resman-standing';
import { contactIdOf, type ResManContact, type ResManPhone } from './contact';
import { fromResManPhone } from './phone';
import type { LeasePerson, V2Resident } from './schemas';

/** Statuses of people on leases, in the words that prospect records have. */
const LEASE_STATUSES: Readonly<Record<LeaseStanding, string>> = {
  applicant: 'applicant',
  declined: 'declined_applicant',
  former: 'former_resident',
  resident: 'current_resident',
};

/** An applicant or resident as a contact without a prospect record. Pure. */
export function contactOfLeasePerson(propertyId: string, person: LeasePerson): ResManContact {
  return {
    ...contactOnLease(propertyId, person.PersonID, person.Status),
    isMainContact: person.MainContact ?? true,
    firstName: person.FirstName,
    lastName: person.LastName,
    email: person.Email,
    phones: phonesOf(person.MobilePhone, person.HomePhone, person.WorkPhone),
  };
}

/** A resident of the Partners API as a contact without a prospect record. Pure. */
export function contactOfResident(propertyId: string, resident: V2Resident): ResManContact {
  const { personId, residencyStatus, leaseStatus, firstName, middleName, lastName, email } = resident;
  return {
    ...contactOnLease(propertyId, personId, residencyStatus ?? leaseStatus),
    firstName,
    middleName,
    lastName,
    email,
    phones: phonesOf(resident.mobilePhone, resident.homePhone, resident.workPhone),
  };
}

function contactOnLease(propertyId: string, personId: string, status: string | null): ResManContact {
  const key = { propertyId, prospectId: null, personId };
  return {
    contactId: contactIdOf(key),
    ...key,
    status: LEASE_STATUSES[readLeaseStatus(status)],
    isMainContact: true,
    firstName: null,
    middleName: null,
    lastName: null,
    email: null,
    phones: [],
    address: null,
    preferences: null,
    events: [],
    lastInteraction: null,
  };
}

function phonesOf(mobile: string | null, home: string | null, work: string | null): ResManPhone[] {
  const phones = [
    ['cell', mobile],
    ['home', home],
    ['work', work],
  ] as const;
  return phones.flatMap(([type, written]) =>
    written === null ? [] : [{ written, e164: fromResManPhone(written), type }],
  );
}
