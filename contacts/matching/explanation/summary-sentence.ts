import { slotOf } from '../comparison/evidence';
import type { Evidence } from '../comparison/evidence';
import { birth, email, given, phone, street, surname } from '../comparison/levels';
import type { Decision } from '../decide';
import type { GuardReason } from '../scoring/guards';
import type { Relation } from '../scoring/scoring-model';

/** What the sentence is made of. */
export interface PairFinding {
  readonly found: Evidence;
  /** 0..1 */
  readonly confidence: number;
  readonly decision: Decision;
  readonly relation: Relation;
  readonly guard: GuardReason | null;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** What the two records share, by their names for a reader. */
export function sharedThings(found: Evidence): string[] {
  const things: (readonly [string, boolean])[] = [
    ['the phone number', found.levelOf(slotOf.phone) === phone.same],
    ['the e-mail address', found.levelOf(slotOf.email) === email.same],
    ['the date of birth', found.levelOf(slotOf.birth) === birth.same],
    ['the home', found.levelOf(slotOf.street) === street.home],
    ['the building', found.levelOf(slotOf.street) === street.building],
  ];
  return things.flatMap(([thing, isShared]) => (isShared ? [thing] : []));
}

function nameFinding(found: Evidence): string | null {
  const [first, last] = [found.levelOf(slotOf.given), found.levelOf(slotOf.surname)];
  if (first === 0 && last === 0) return null;
  const isFirstAlike = first >= given.same && first <= given.similar;
  const isLastAlike = last >= surname.same && last <= surname.slip;
  if (first === given.same && last === surname.same) return 'both names are the same';
  if (isFirstAlike && isLastAlike) return 'the names fit';
  if (first === given.initial) return isLastAlike ? 'an initial and the last name fit' : 'an initial fits';
  if (first === given.different || first === given.other || first === given.otherInitial)
    return isLastAlike ? 'the first names differ, the last name fits' : 'the names differ';
  if (last === surname.different || last === surname.otherInitial)
    return isFirstAlike ? 'the first name fits, the last names differ' : 'the last names differ';
  return isFirstAlike ? 'the first name fits' : 'the last name fits';
}

const people = (count: number): string => (count >= 4 ? '4 or more people' : `${count} people`);

const GUARD_SENTENCES: Readonly<Record<GuardReason, (finding: PairFinding) => string>> = {
  kept_apart: () => 'Kept apart: a person has decided that they are two people.',
  other_generation: () => 'Kept apart: one is Sr and the other Jr, or another generation of one name.',
  shared_by_other_name: ({ found }) => {
    const shared = listed(sharedThings(found));
    const holders = found.holders > 1 ? `, which ${people(found.holders)} have` : '';
    const isOtherName = found.levelOf(slotOf.surname) === surname.different;
    const isMoved =
      isOtherName &&
      found.levelOf(slotOf.street) !== street.home &&
      found.levelOf(slotOf.phone) === phone.same;
    return `Kept apart: the first names differ and they share ${shared}${holders}${isMoved ? '; the number may have passed to somebody new' : ''}.`;
  },
  shared_by_alike_name: ({ found }) =>
    `Needs a person: the first names are two usual ones that look alike, and they share ${listed(sharedThings(found))}.`,
  only_first_name: () => 'Probably two people: the last names differ, and nothing but the first name agrees.',
  two_tenancies: () =>
    'Needs a person: both are residents or applicants of one system, each with papers of their own.',
};

const OPENINGS: Readonly<Record<Decision, string>> = {
  auto_merge: 'One person',
  manual_review: 'Perhaps one person',
  create_new: 'Probably two people',
  same_household: 'Probably two people of one household',
};

/** Why a pair came out as it did, in one plain sentence without names or numbers. */
export function summarySentence(finding: PairFinding): string {
  if (finding.guard !== null) return GUARD_SENTENCES[finding.guard](finding);
  const { found, decision, relation } = finding;
  const shared = sharedThings(found);
  const reasons = [
    nameFinding(found),
    shared.length > 0 ? `they share ${listed(shared)}` : null,
    found.levelOf(slotOf.phone) === phone.different && decision !== 'auto_merge'
      ? 'the phone numbers differ'
      : null,
    found.levelOf(slotOf.email) === email.different && decision !== 'auto_merge'
      ? 'the e-mail addresses differ'
      : null,
  ].filter((reason) => reason !== null);
  const opening =
    relation === 'same_named_relative' && decision !== 'auto_merge'
      ? 'Perhaps relatives of one name'
      : OPENINGS[decision];
  return `${opening}: ${listed(reasons.length > 0 ? reasons : ['there is little to compare'])}.`;
}
