import { isProtected, type ResManContact } from './contact';

/** Why a contact was left as it is. */
export type RefusalReason =
  'is_applicant' | 'is_resident' | 'household_has_applicant' | 'household_has_resident';

/**
 * Whether a prospect's update may touch this contact: null when it may. Not when the person, or anybody on the same prospect
 * record, is an applicant or lives there, because ResMan keeps the same person from prospect to resident and would overwrite
 * their identity. Source: resman reference, section 4, warning.
 * @param household everybody on the contact's prospect record, the contact among them
 * @param leases    applicants and residents of the property as the leases have them; a person may be there only
 */
export function refusalOf(
  contact: ResManContact,
  household: readonly ResManContact[],
  leases: readonly ResManContact[] = [],
): RefusalReason | null {
  const statusOnLease = (person: ResManContact): string | undefined =>
    leases.find(({ personId }) => personId !== null && personId === person.personId)?.status;
  const protectedStatus = (person: ResManContact): string | null =>
    [person.status, statusOnLease(person) ?? ''].find(isProtected) ?? null;
  const own = protectedStatus(contact);
  if (own !== null) return own.includes('applicant') ? 'is_applicant' : 'is_resident';
  const others = household.map(protectedStatus).find((status) => status !== null);
  if (others === undefined || others === null) return null;
  return others.includes('applicant') ? 'household_has_applicant' : 'household_has_resident';
}
