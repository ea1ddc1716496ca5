import type { DecisionKind } from './review-decision';

const DONE: Readonly<Record<DecisionKind, string>> = {
  use_candidate: 'used a candidate',
  merge: 'merged',
  same_household: 'same household',
  none: 'none of them',
  by_hand: 'entered by hand',
  skip: 'skipped',
};
const KINDS = Object.keys(DONE) as DecisionKind[];

/** What was done, in a few words, each kind once and in one order: "Used a candidate, merged". */
export function decidedWords(kinds: Iterable<DecisionKind>): string {
  const done = new Set(kinds);
  const words = KINDS.filter((kind) => done.has(kind))
    .map((kind) => DONE[kind])
    .join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
