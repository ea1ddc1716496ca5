import * as fc from 'fast-check';
import type { ScoredPairs } from '../../../contacts/matching/deduplicate';
import { partitionOf, type Partition } from '../../../scripts/evaluate/partition';
import { groundTruth, type Truth } from '../../../scripts/evaluate/truth';

export type Scored = readonly [left: number, right: number, confidence: number];

/** Pairs as the engine gives them; the arrays are longer than what counts. */
export function scoredPairs(pairs: readonly Scored[]): ScoredPairs {
  const room = pairs.length + 3;
  const scored = {
    length: pairs.length,
    left: new Int32Array(room),
    right: new Int32Array(room),
    confidence: new Float64Array(room).fill(1),
    decision: new Uint8Array(room),
  };
  pairs.forEach(([left, right, confidence], at) => {
    scored.left[at] = left;
    scored.right[at] = right;
    scored.confidence[at] = confidence;
  });
  return scored;
}

export function grouped(...labels: number[]): Partition {
  return partitionOf(labels);
}

/** A result and its truth; confidences of few values, so that many are equal. */
export interface Case {
  readonly records: number;
  readonly pairs: readonly Scored[];
  readonly people: readonly number[];
  readonly sources: readonly number[] | null;
  readonly truth: Truth;
}

export function anyCase(): fc.Arbitrary<Case> {
  return fc.integer({ min: 2, max: 14 }).chain((records) => {
    const record = fc.nat({ max: records - 1 });
    const labels = (max: number) => fc.array(fc.nat({ max }), { minLength: records, maxLength: records });
    const pair = fc.tuple(record, record, fc.integer({ min: 1, max: 12 }));
    return fc
      .record({
        pairs: fc.uniqueArray(
          pair.filter(([left, right]) => left < right),
          { selector: ([left, right]) => left * records + right, maxLength: 30 },
        ),
        people: labels(4),
        sources: fc.option(labels(2)),
      })
      .map(({ pairs, people, sources }) => ({
        records,
        pairs: pairs.map(([left, right, twelfths]): Scored => [left, right, twelfths / 12]),
        people,
        sources,
        truth: groundTruth(partitionOf(people), sources && partitionOf(sources)),
      }));
  });
}

/** Every pair that counts, each once. */
export function countedPairsOf({ records, sources }: Pick<Case, 'records' | 'sources'>): [number, number][] {
  return Array.from({ length: records }, (_, right) =>
    Array.from({ length: right }, (__, left): [number, number] => [left, right]),
  )
    .flat()
    .filter(([left, right]) => sources === null || sources[left] !== sources[right]);
}

/** The groups of a transitive closure, found by spreading the smaller label until nothing changes. */
export function closureOf(records: number, pairs: readonly (readonly number[])[]): number[] {
  const label = Array.from({ length: records }, (_, record) => record);
  for (let round = 0; round < records; round += 1)
    for (const [left = 0, right = 0] of pairs)
      label[left] = label[right] = Math.min(label[left] ?? 0, label[right] ?? 0);
  return label;
}

/** The pairs that groups hold together, and those of them of one person, counted one by one. */
export function countOf(groups: readonly number[], one: Case): { predicted: number; correct: number } {
  const together = countedPairsOf(one).filter(([left, right]) => groups[left] === groups[right]);
  return {
    predicted: together.length,
    correct: together.filter(([left, right]) => one.people[left] === one.people[right]).length,
  };
}
