import { FIELDS, slotOf } from '../comparison/evidence';
import type { Evidence } from '../comparison/evidence';
import { attribute, birth, email, generation, given, phone, street, surname } from '../comparison/levels';

/** Why two records are not joined whatever their score. */
export type GuardReason =
  /** A person has said that they are two people. */
  | 'kept_apart'
  /** One is Sr, the other Jr. */
  | 'other_generation'
  /** Two first names on one number, address or home: a household or an office. */
  | 'shared_by_other_name'
  /** Two usual first names that look alike, on one number, address or home: siblings as often as a slip. */
  | 'shared_by_alike_name'
  /** Only the first name agrees: a new last name is as likely as another person. */
  | 'only_first_name'
  /** Two residents or applicants of one system: each has a lease or an application of their own. */
  | 'two_tenancies';

export interface Guard {
  readonly reason: GuardReason;
  /** The confidence is not stated higher than this. */
  readonly cap: number;
  /** True when the two may not come into one cluster over a third record either. */
  readonly isFinal: boolean;
}

const GUARDS: Readonly<Record<GuardReason, Guard>> = {
  kept_apart: { reason: 'kept_apart', cap: 0, isFinal: true },
  other_generation: { reason: 'other_generation', cap: 0.5, isFinal: true },
  shared_by_other_name: { reason: 'shared_by_other_name', cap: 0.5, isFinal: true },
  shared_by_alike_name: { reason: 'shared_by_alike_name', cap: 0.89, isFinal: false },
  only_first_name: { reason: 'only_first_name', cap: 0.6, isFinal: false },
  two_tenancies: { reason: 'two_tenancies', cap: 0.89, isFinal: true },
};

/** No pair that a guard holds apart is as sure as this or surer. */
export const HIGHEST_CAP = Math.max(...Object.values(GUARDS).map(({ cap }) => cap));

/** What is known about a pair beside its fields. */
export interface PairFacts {
  readonly isKeptApart: boolean;
  readonly isTwoTenancies: boolean;
}

/** A licence number or date of birth that agrees belongs to a person, not to a household. */
function hasPersonalIdentifier(found: Evidence): boolean {
  if (found.levelOf(slotOf.birth) === birth.same) return true;
  for (let index = 0; index < found.count; index += 1) {
    const slot = found.slots[index] ?? 0;
    const isRareValue =
      slot >= FIELDS && found.levels[slot] === attribute.same && (found.randomLogs[slot] ?? 0) < RARE_LOG;
    if (isRareValue) return true;
  }
  return false;
}

/** A further column whose value hardly anybody shares is an identifier: one in a hundred at most. */
const RARE_LOG = Math.log(0.01);

/** The guard that holds a pair apart, the strongest first; null when none does. */
export function guardOf(found: Evidence, facts: PairFacts): Guard | null {
  if (facts.isKeptApart) return GUARDS.kept_apart;
  const lastName = found.levelOf(slotOf.surname);
  const isLastNameAlike = lastName !== 0 && lastName <= surname.slip;
  if (found.levelOf(slotOf.generation) === generation.differs && isLastNameAlike)
    return GUARDS.other_generation;
  const firstName = found.levelOf(slotOf.given);
  if (firstName === given.other && isShared(found) && !hasPersonalIdentifier(found))
    return GUARDS.shared_by_other_name;
  if (facts.isTwoTenancies) return GUARDS.two_tenancies;
  if (firstName === given.similar && isShared(found) && !hasPersonalIdentifier(found))
    return GUARDS.shared_by_alike_name;
  const isOnlyFirstName =
    lastName === surname.different && firstName >= given.same && firstName <= given.similar;
  return isOnlyFirstName && !hasFurtherAgreement(found) ? GUARDS.only_first_name : null;
}

const isShared = (found: Evidence): boolean =>
  found.levelOf(slotOf.phone) === phone.same ||
  found.levelOf(slotOf.email) === email.same ||
  found.levelOf(slotOf.street) === street.home;

/** Whether anything beside the names agrees that strangers seldom share. */
function hasFurtherAgreement(found: Evidence): boolean {
  const [number, address, home, born] = [slotOf.phone, slotOf.email, slotOf.street, slotOf.birth].map(
    (slot) => found.levelOf(slot),
  );
  return (
    (number !== 0 && number !== phone.different) ||
    (address !== 0 && address !== email.different) ||
    (home !== 0 && home !== street.different && home !== street.otherUnit) ||
    (born !== 0 && (born === birth.same || born === birth.slip)) ||
    hasPersonalIdentifier(found)
  );
}
