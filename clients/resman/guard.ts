import { protectedStandingOf, type ProtectedStanding } from '../../contacts/mapping/resman-standing';
import type { ResManContact } from './contact';

/** Of the person, and of somebody else on the same prospect record. */
const REASONS = {
  resident: ['is_resident', 'household_has_resident'],
  applicant: ['is_applicant', 'household_has_applicant'],
  declined: ['is_applicant', 'household_has_applicant'],
  former: ['is_former_resident', 'household_has_former_resident'],
  unknown: ['status_unknown', 'household_status_unknown'],
} as const satisfies Readonly<Record<ProtectedStanding, readonly [string, string]>>;

/** Why a contact was left as it is. */
export type RefusalReason = (typeof REASONS)[ProtectedStanding][number];

/** What says most comes first. */
const MOST_TELLING_FIRST = Object.keys(REASONS) as ProtectedStanding[];

/**
 * Whether a prospect's update may touch this contact: null when it may. Not when the person, or anybody on the same prospect
 * record, has applied, lives or lived there, or has a status that is not known, because ResMan keeps the same person from
 * prospect to resident and would overwrite their identity. Pure. Source: resman reference, section 4, warning.
 * @param household everybody on the contact's prospect record, the contact among them
 * @param leases    applicants and residents of the property as the leases have them; a person may be there only
 */
export function refusalOf(
  contact: ResManContact,
  household: readonly ResManContact[],
  leases: readonly ResManContact[] = [],
): RefusalReason | null {
  const onLease = (person: ResManContact): readonly ResManContact[] =>
    leases.filter(({ personId }) => personId !== null && personId === person.personId);
  const own = mostTelling([contact, ...onLease(contact)]);
  if (own !== null) return REASONS[own][0];
  const others = mostTelling(household.flatMap((person) => [person, ...onLease(person)]));
  return others === null ? null : REASONS[others][1];
}

function mostTelling(people: readonly ResManContact[]): ProtectedStanding | null {
  const found = new Set(people.map(({ status }) => protectedStandingOf(status)));
  return MOST_TELLING_FIRST.find((standing) => found.has(standing)) ?? null;
}
