import type { MatchIndex, ScoredMatch } from '../../../contacts/matching/match-index';

/** Sums in another order differ in their last digits. */
export const rounded = (matches: readonly ScoredMatch[]) =>
  matches
    .map(({ id, confidence, guard, relation }) => ({
      id,
      confidence: Math.round(confidence * 1e9) / 1e9,
      guard: guard?.reason ?? null,
      relation,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Below this a pair has nothing in common that is worth comparing. */
export const LEAST = 1e-3;
/** What an index answers about some of its records. */
export const answersOf = (index: MatchIndex, ids: Iterable<string>) =>
  Object.fromEntries(Array.from(ids, (id) => [id, rounded(index.matchesOf(id, LEAST))]));
