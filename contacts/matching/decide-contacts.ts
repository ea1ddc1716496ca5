import { CANDIDATES_FOR_REVIEW } from './decide';
import type { Thresholds } from './decide';

/** A contact that an incoming record, or the contact it belongs to, may be. */
export interface ContactCandidate {
  readonly contactId: string;
  /** Of the contact's record that is most alike: 0..1. */
  readonly confidence: number;
  /** One refers to the other, so that nothing has to be guessed. */
  readonly isReferred: boolean;
  /** One of the two is nothing but a number that the other has, see `joinedByNumber`. */
  readonly isNumberAlone: boolean;
  /** They share a number, a mailbox or a reference. */
  readonly isSharingIdentifier: boolean;
  /** One of its records cannot be the same person as the incoming one (another first name on the number, Sr and Jr ...). */
  readonly isGuarded: boolean;
  /** A person has said that they are two. */
  readonly isKeptApart: boolean;
}

export interface ContactDecision<Candidate extends ContactCandidate> {
  readonly decision: 'auto_merge' | 'manual_review' | 'create_new';
  /** Of the best candidate; 0 without one. */
  readonly confidence: number;
  /** The contacts that are all this one person, the surest first. */
  readonly join: readonly Candidate[];
  /** The contacts of which a person has to say it, the surest first, three at most. */
  readonly review: readonly Candidate[];
}

/**
 * Decides which contacts an incoming record belongs to. Several that are all sure are one person who was not known to be
 * one, unless two of them cannot be: then nobody is joined and a person decides. Names alone never join anybody; a number of
 * which nobody knew the name is whose it turns out to be, whatever the confidence. Pure; the order of the candidates does
 * not matter.
 * @param isManual         the property's rule says that nothing is joined without a person
 * @param areIncompatible  whether two of the contacts cannot be one person
 */
export function decideContacts<Candidate extends ContactCandidate>(
  candidates: readonly Candidate[],
  { autoMerge, review }: Thresholds,
  isManual: boolean,
  areIncompatible: (left: string, right: string) => boolean,
): ContactDecision<Candidate> {
  const open = candidates.filter(({ isKeptApart }) => !isKeptApart).sort(bySureness);
  const sure = isManual ? [] : open.filter((candidate) => isSure(candidate, autoMerge));
  const join = compatible(sure, areIncompatible);
  const joined = new Set(join.map(({ contactId }) => contactId));
  const toReview = open
    .filter(
      ({ contactId, confidence, isReferred }) =>
        !joined.has(contactId) && (confidence >= review || isReferred),
    )
    .slice(0, CANDIDATES_FOR_REVIEW);
  return {
    decision: join.length > 0 ? 'auto_merge' : toReview.length > 0 ? 'manual_review' : 'create_new',
    confidence: (join[0] ?? open[0])?.confidence ?? 0,
    join,
    review: toReview,
  };
}

const isSure = (candidate: ContactCandidate, autoMerge: number): boolean =>
  !candidate.isGuarded &&
  (candidate.isReferred ||
    candidate.isNumberAlone ||
    (candidate.isSharingIdentifier && candidate.confidence >= autoMerge));

const bySureness = (a: ContactCandidate, b: ContactCandidate): number =>
  Number(b.isReferred) - Number(a.isReferred) ||
  b.confidence - a.confidence ||
  (a.contactId < b.contactId ? -1 : 1);

/** All of them when they can be one person; else the one that is referred to, or nobody. */
function compatible<Candidate extends ContactCandidate>(
  sure: readonly Candidate[],
  areIncompatible: (left: string, right: string) => boolean,
): readonly Candidate[] {
  const isRival = sure.some(({ contactId }, place) =>
    sure.slice(place + 1).some((other) => areIncompatible(contactId, other.contactId)),
  );
  if (!isRival) return sure;
  const referred = sure.filter(({ isReferred }) => isReferred);
  return referred.length === 1 ? referred : [];
}
