import { groupRecords, type Partition } from './partition';

/** Two people who look alike and must stay apart, by their number in the truth. */
export interface Trap {
  readonly kind: string;
  readonly a: number;
  readonly b: number;
}

export interface TrapCount {
  readonly pairs: number;
  /** Those of which one group holds records of both. */
  readonly merged: number;
  readonly share: number;
}

/** Counts, for each kind of trap, the pairs of people that the groups confuse. Kinds stay in the order of the traps. */
export function countTraps(
  traps: readonly Trap[],
  groups: Partition,
  people: Partition,
): Readonly<Record<string, TrapCount>> {
  const { start, records } = groupRecords(people);
  const groupsOf = (person: number): Set<number> => {
    const found = new Set<number>();
    const end = start[person + 1] ?? 0;
    for (let place = start[person] ?? 0; place < end; place += 1)
      found.add(groups.groupOf[records[place] ?? 0] ?? 0);
    return found;
  };
  const counts = new Map<string, { pairs: number; merged: number }>();
  for (const { kind, a, b } of traps) {
    const count = counts.get(kind) ?? { pairs: 0, merged: 0 };
    count.pairs += 1;
    const ofB = groupsOf(b);
    if ([...groupsOf(a)].some((group) => ofB.has(group))) count.merged += 1;
    counts.set(kind, count);
  }
  return Object.fromEntries(
    [...counts].map(([kind, { pairs, merged }]) => [kind, { pairs, merged, share: merged / pairs }]),
  );
}
