import { decisions } from '../../../contacts/matching';
import type { MatchResult } from '../../../contacts/matching';
import { reviewCases, surestFirst } from './review-cases';
import type { Link, ReviewCase } from './review-cases';

/** Two or more records of one person. */
export interface DuplicateGroup {
  readonly members: readonly number[];
  /** The surest links that hold it together, one fewer than members, the surest first. */
  readonly links: readonly Link[];
}

/**
 * What became of a list. Every position is in exactly one place: a member of a group, or accounted for by one review case, or
 * single.
 */
export interface DuplicateOutcomes {
  readonly groups: readonly DuplicateGroup[];
  readonly cases: readonly ReviewCase[];
  /** Records that have no duplicate. */
  readonly singles: readonly number[];
  /** Members of the group of a record; the record alone when it is in none. */
  membersOf(place: number): readonly number[];
  /** Who seems to live with any of the records: positions, not their own. */
  householdOf(places: readonly number[]): readonly number[];
  /** How sure the surest pair of a single record is: 0..1, 0 when there is none. */
  confidenceOf(place: number): number;
}

const [CREATE_NEW, MANUAL_REVIEW, AUTO_MERGE, SAME_HOUSEHOLD] = (
  ['create_new', 'manual_review', 'auto_merge', 'same_household'] as const
).map((decision) => decisions.indexOf(decision));

/** Sorts what the matcher found into groups, questions and single records. */
export function duplicateOutcomes(result: MatchResult, candidatesToShow: number): DuplicateOutcomes {
  const { pairs, clusters } = result;
  const linkAt = (pair: number): Link => ({
    left: pairs.left[pair] ?? 0,
    right: pairs.right[pair] ?? 0,
    confidence: pairs.confidence[pair] ?? 0,
  });
  const clusterOf = (place: number): number => clusters[place] ?? place;
  const within = new Map<number, number[]>();
  const open: number[] = [];
  const housemates = new Map<number, number[]>();
  const surest = new Float64Array(clusters.length);
  for (let pair = 0; pair < pairs.length; pair += 1) {
    const decision = pairs.decision[pair];
    const { left, right, confidence } = linkAt(pair);
    if (decision === AUTO_MERGE) append(within, clusterOf(left), pair);
    if (decision === MANUAL_REVIEW) open.push(pair);
    if (decision === SAME_HOUSEHOLD) {
      append(housemates, left, right);
      append(housemates, right, left);
    }
    if (decision === CREATE_NEW || decision === SAME_HOUSEHOLD)
      for (const place of [left, right]) surest[place] = Math.max(surest[place] ?? 0, confidence);
  }

  const members = new Map<number, number[]>();
  for (const place of clusters.keys())
    if (within.has(clusterOf(place))) append(members, clusterOf(place), place);
  const membersOf = (place: number): readonly number[] => members.get(clusterOf(place)) ?? [place];
  const groups = [...members].map(([cluster, places]) => ({
    members: places,
    links: spanningLinks((within.get(cluster) ?? []).map(linkAt)),
  }));
  const cases = reviewCases(open.map(linkAt), { clusterOf, membersOf, candidatesToShow });
  const asked = new Set(cases.flatMap(({ accountsFor }) => accountsFor));
  return {
    groups,
    cases,
    singles: [...clusters.keys()].filter((place) => !members.has(clusterOf(place)) && !asked.has(place)),
    membersOf,
    householdOf: (places) => {
      const own = new Set(places);
      const found = new Set(places.flatMap((place) => housemates.get(place) ?? []));
      return [...found].filter((place) => !own.has(place)).sort((a, b) => a - b);
    },
    confidenceOf: (place) => surest[place] ?? 0,
  };
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The surest links that are enough to reach every record from every other (Kruskal). */
function spanningLinks(links: Link[]): Link[] {
  const parents = new Map<number, number>();
  const rootOf = (place: number): number => {
    let root = place;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root))
      root = next;
    parents.set(place, root);
    return root;
  };
  return links.sort(surestFirst).filter(({ left, right }) => {
    const [a, b] = [rootOf(left), rootOf(right)];
    if (a !== b) parents.set(a, b);
    return a !== b;
  });
}
