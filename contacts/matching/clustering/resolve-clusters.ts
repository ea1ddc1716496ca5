import { HIGHEST_CAP } from '../scoring/guards';
import { allAtOnce } from '../steps';
import type { PairList } from './pair-list';

export interface ClusterRules {
  /** Clusters are joined when the evidence between them makes it at least so likely that they are one person: 0..1. */
  readonly mergeAt: number;
  /**
   * What is held for and against two records being one person, as the natural logarithm of the odds; `-Infinity` when they
   * must not be joined whatever else holds.
   */
  readonly logOdds: (left: number, right: number) => number;
}

export const logOddsOf = (confidence: number): number =>
  Math.log(confidence / Math.max(1 - confidence, 1e-12));
export const confidenceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Evidence of a single pair is not counted for more than this, or for twice as much against. */
const STRONGEST = 6;
/** Nobody has so many records that there are more pairs between two clusters of theirs. */
const MAX_CROSS_PAIRS = 10_000;
/** A pair below this is not worth looking at whether its clusters belong together. */
const LEAST_LINK = 0.5;
/** Links between two yields. */
const LINKS_PER_STEP = 500;
/** Clusters that grow bring further evidence; after so many rounds hardly any are joined. */
const MAX_ROUNDS = 4;
/** Joining clusters takes in more pairs than one, so the evidence has to be that much stronger (log odds). */
const CLUSTER_MARGIN = 0.75;

/** What makes the average a calibrated one on the labelled lists we have (docs/matching.md, "Calibration"). */
const IN_FAVOUR = 0.4;

const clamped = (odds: number): number => Math.max(-2 * STRONGEST, Math.min(STRONGEST, odds));

/**
 * What a pair of records and everything else known about their two clusters say together: the log odds of the pair,
 * averaged with the mean of all pairs between the clusters. For two single records it is the pair's own.
 */
export function pooledLogOdds(pair: number, mean: number, isSinglePair: boolean): number {
  return isSinglePair ? pair : (clamped(pair) + mean + IN_FAVOUR) / 2;
}

/**
 * Mean evidence between two clusters; `-Infinity` when a pair between them must not be joined, or when they are so large
 * that they are not one person's.
 */
export function meanLogOdds(
  left: readonly number[],
  right: readonly number[],
  logOdds: ClusterRules['logOdds'],
): number {
  if (left.length * right.length > MAX_CROSS_PAIRS) return -Infinity;
  let sum = 0;
  for (const a of left)
    for (const b of right) {
      const odds = logOdds(a, b);
      if (odds === -Infinity) return -Infinity;
      sum += clamped(odds);
    }
  return sum / (left.length * right.length);
}

/** Clusters of rows, and the rows of each cluster. */
export class Clusters {
  readonly clusterOf: Int32Array;
  private readonly members = new Map<number, readonly number[]>();

  constructor(rows: number) {
    this.clusterOf = Int32Array.from({ length: rows }, (_, row) => row);
  }

  membersOf(cluster: number): readonly number[] {
    return this.members.get(cluster) ?? [cluster];
  }

  /** Clusters of more than one row. */
  joined(): Iterable<readonly number[]> {
    return this.members.values();
  }

  join(a: number, b: number): void {
    const [into, from] = a < b ? [a, b] : [b, a];
    const moved = this.membersOf(from);
    for (const row of moved) this.clusterOf[row] = into;
    this.members.set(into, [...this.membersOf(into), ...moved]);
    this.members.delete(from);
  }
}

/**
 * Joins records into clusters, the surest pairs first. Before two clusters become one, the pairs between them are all
 * looked at, so that two people are not chained together by one record that fits both. The result does not depend on
 * the order of the pairs.
 */
export function* clusteringSteps(
  rows: number,
  pairs: PairList,
  rules: ClusterRules,
): Generator<undefined, Clusters> {
  const clusters = new Clusters(rows);
  const { clusterOf } = clusters;
  let open = sortedLinks(pairs);
  let changed: ReadonlySet<number> | null = null;
  for (let round = 0; round < MAX_ROUNDS && open.length > 0; round += 1) {
    const joined = new Set<number>();
    const left: number[] = [];
    for (const [place, index] of open.entries()) {
      if (place % LINKS_PER_STEP === 0) yield;
      const a = clusterOf[pairs.left[index] ?? 0] ?? 0;
      const b = clusterOf[pairs.right[index] ?? 0] ?? 0;
      if (a === b) continue;
      const isAsBefore =
        changed !== null && !changed.has(a) && !changed.has(b) && !joined.has(a) && !joined.has(b);
      const own = pairs.confidence[index] ?? 0;
      if (!isAsBefore && belongTogether(clusters.membersOf(a), clusters.membersOf(b), own, rules)) {
        clusters.join(a, b);
        joined.add(Math.min(a, b));
      } else left.push(index);
    }
    open = left;
    changed = joined;
    if (joined.size === 0) break;
  }
  return clusters;
}

/** `clusteringSteps`, all at once. */
export const resolveClusters = (rows: number, pairs: PairList, rules: ClusterRules): Clusters =>
  allAtOnce(clusteringSteps(rows, pairs, rules));

/** @param own confidence of the pair by which the two have met */
function belongTogether(
  left: readonly number[],
  right: readonly number[],
  own: number,
  { mergeAt, logOdds }: ClusterRules,
): boolean {
  if (left.length * right.length === 1) {
    // A pair held apart by a guard is hardly ever as sure, so that two single records seldom need a second look.
    const isBeyondGuards = mergeAt > HIGHEST_CAP;
    return own >= mergeAt && (isBeyondGuards || logOdds(left[0] ?? 0, right[0] ?? 0) !== -Infinity);
  }
  const mean = meanLogOdds(left, right, logOdds);
  return (
    mean !== -Infinity && pooledLogOdds(logOddsOf(own), mean, false) >= logOddsOf(mergeAt) + CLUSTER_MARGIN
  );
}

/** Room for the place of a pair beside its confidence in one sortable number. */
const PLACES = 2 ** 23;
const CONFIDENCE_STEPS = 2 ** 29;

/** Places of the pairs worth joining, the surest first, ties in the order of their rows. */
function sortedLinks(pairs: PairList): number[] {
  const keys: number[] = [];
  for (let index = 0; index < pairs.length; index += 1) {
    const confidence = pairs.confidence[index] ?? 0;
    if (confidence >= LEAST_LINK) keys.push(Math.floor((1 - confidence) * CONFIDENCE_STEPS) * PLACES + index);
  }
  const sorted = Float64Array.from(keys).sort();
  const links = Array.from(sorted, (key) => key % PLACES);
  const stepOf = (place: number): number => Math.floor((sorted[place] ?? 0) / PLACES);
  for (let start = 0, end = 1; start < links.length; start = end, end += 1) {
    while (end < links.length && stepOf(end) === stepOf(start)) end += 1;
    if (end - start > 1) {
      const tied = links.slice(start, end).sort((a, b) => compareRows(pairs, a, b));
      for (const [offset, index] of tied.entries()) links[start + offset] = index;
    }
  }
  return links;
}

const compareRows = ({ left, right }: PairList, a: number, b: number): number =>
  (left[a] ?? 0) - (left[b] ?? 0) || (right[a] ?? 0) - (right[b] ?? 0);
