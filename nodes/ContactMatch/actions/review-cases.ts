/** Two records, by position. */
export interface Link {
  readonly left: number;
  readonly right: number;
  /** 0..1 */
  readonly confidence: number;
}

/** One question for a person: which of the candidates are the subject? Both sides are groups or single records. */
export interface ReviewCase {
  /** The record by which the subject is shown. */
  readonly subject: number;
  /** The surest first: from the record of the subject that is most alike to the record by which the candidate is shown. */
  readonly candidates: readonly Link[];
  /** Further pairs that were not asked, because there is room for so many candidates only. */
  readonly more: number;
  /** The single records that this case accounts for. */
  readonly accountsFor: readonly number[];
}

/** Order of links; ties by the places, so that a list always gives the same. */
export const surestFirst = (a: Link, b: Link): number =>
  b.confidence - a.confidence || a.left - b.left || a.right - b.right;

interface CaseRules {
  readonly clusterOf: (place: number) => number;
  readonly membersOf: (place: number) => readonly number[];
  readonly candidatesToShow: number;
}

interface OpenCase {
  readonly subject: number;
  readonly candidates: Link[];
  more: number;
  readonly accountsFor: number[];
}

/**
 * Makes as few questions as possible of the pairs that need a person, each pair of people asked about once: the surest pairs first,
 * each joins the question of one of its two when there is room.
 */
export function reviewCases(
  links: readonly Link[],
  { clusterOf, membersOf, candidatesToShow }: CaseRules,
): ReviewCase[] {
  const ofPeople = surestOfPeople(links, clusterOf);
  const degrees = new Map<number, number>();
  for (const { left, right } of ofPeople)
    for (const cluster of [clusterOf(left), clusterOf(right)])
      degrees.set(cluster, (degrees.get(cluster) ?? 0) + 1);
  const rank = (place: number): number =>
    (degrees.get(clusterOf(place)) ?? 0) - (membersOf(place).length > 1 ? 0.5 : 0);

  const cases = new Map<number, OpenCase>();
  const accounted = new Set<number>();
  const account = ({ accountsFor }: OpenCase, place: number): void => {
    if (membersOf(place).length > 1 || accounted.has(place)) return;
    accounted.add(place);
    accountsFor.push(place);
  };
  for (const link of ofPeople) {
    const { left, right, confidence } = link;
    // Whoever has more open pairs makes the better subject; of equals a record that is in no group yet.
    const ends = rank(right) > rank(left) ? [right, left] : [left, right];
    const caseOf = (place: number): OpenCase | undefined => cases.get(clusterOf(place));
    const subject =
      ends.find((place) => (caseOf(place)?.candidates.length ?? Infinity) < candidatesToShow) ??
      ends.find((place) => caseOf(place) === undefined);
    if (subject === undefined) {
      for (const full of ends.map(caseOf)) if (full) full.more += 1;
      continue;
    }
    const candidate = subject === left ? right : left;
    const found = caseOf(subject) ?? { subject, candidates: [], more: 0, accountsFor: [] };
    cases.set(clusterOf(subject), found);
    found.candidates.push({ left: subject, right: candidate, confidence });
    account(found, subject);
    account(found, candidate);
  }
  return [...cases.values()];
}

/** Of all pairs between the same two people the surest, the surest first. */
function surestOfPeople(links: readonly Link[], clusterOf: (place: number) => number): Link[] {
  const surest = new Map<string, Link>();
  for (const link of [...links].sort(surestFirst)) {
    const [a, b] = [clusterOf(link.left), clusterOf(link.right)];
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    if (!surest.has(key)) surest.set(key, link);
  }
  return [...surest.values()];
}
