import { meet, pairsWithin, type Partition } from './partition';

/** The answer, and which pairs of records are looked at. */
export interface Truth {
  readonly people: Partition;
  /** The lists that are linked, of which only pairs across count; null when every pair counts. */
  readonly sources: Partition | null;
  /** The pairs of one person that count. */
  readonly pairs: number;
}

export function groundTruth(people: Partition, sources: Partition | null): Truth {
  return { people, sources, pairs: countedPairs(people, sources) };
}

/** True when two records are of one person and the pair counts. Symmetric. */
export function isTrueMatch({ people, sources }: Truth, a: number, b: number): boolean {
  return (
    people.groupOf[a] === people.groupOf[b] && (sources === null || sources.groupOf[a] !== sources.groupOf[b])
  );
}

/** The pairs within groups, when lists are linked only those across lists. */
export function countedPairs(groups: Partition, sources: Partition | null): number {
  return pairsWithin(groups) - (sources === null ? 0 : pairsWithin(meet(groups, sources)));
}

/** What a grouping says, in pairs: how many it makes, and how many of them are true. */
export function pairsOfGrouping(groups: Partition, truth: Truth): { predicted: number; correct: number } {
  return {
    predicted: countedPairs(groups, truth.sources),
    correct: countedPairs(meet(groups, truth.people), truth.sources),
  };
}
