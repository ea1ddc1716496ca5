import * as fc from 'fast-check';
import { groupRecords, meet, pairsWithin, partitionOf } from '../../../scripts/evaluate/partition';
import { countedPairs, groundTruth, isTrueMatch, pairsOfGrouping } from '../../../scripts/evaluate/truth';
import { anyCase, closureOf, countedPairsOf, countOf, grouped } from './sample-pairs';

describe('partitionOf', () => {
  it('numbers labels from 0 in the order in which they occur', () =>
    expect(partitionOf([70, -3, 70, 5])).toEqual({ groupOf: Int32Array.of(0, 1, 0, 2), size: 3 }));
});

describe('groupRecords', () => {
  it('puts the records of a group side by side', () =>
    expect(groupRecords(grouped(0, 1, 0, 2, 1))).toEqual({
      start: Int32Array.of(0, 2, 4, 5),
      records: Int32Array.of(0, 2, 1, 4, 3),
    }));
});

describe('pairsWithin', () => {
  it.each([
    [[], 0, 'no records'],
    [[0, 1, 2], 0, 'everybody alone'],
    [[0, 0, 1, 0, 1], 4, 'three of one and one of two'],
  ])('counts in %j %d pairs: %s', (labels, expected) =>
    expect(pairsWithin(partitionOf(labels))).toBe(expected),
  );

  it('does not overflow on one group of 100,000', () =>
    expect(pairsWithin(partitionOf(new Int32Array(100_000)))).toBe(4_999_950_000));
});

describe('meet', () => {
  it('keeps together only what both keep together', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }))), (labels) => {
        const both = meet(partitionOf(labels.map(([a]) => a)), partitionOf(labels.map(([, b]) => b)));
        const slow = partitionOf(labels.map(([a, b]) => a * 10 + b));
        expect(partitionOf(both.groupOf)).toEqual(slow);
        expect(both.size).toBe(slow.size);
      }),
    ));

  it('of a partition with itself is the partition', () => {
    const one = grouped(0, 1, 0, 2, 2);
    expect(partitionOf(meet(one, one).groupOf)).toEqual(one);
  });
});

describe('groundTruth', () => {
  it('counts only the pairs across lists when lists are linked', () => {
    const people = grouped(0, 0, 0, 1, 1);
    expect(groundTruth(people, null).pairs).toBe(4);
    expect(groundTruth(people, grouped(0, 1, 1, 0, 0)).pairs).toBe(2);
  });

  it('calls a pair true exactly when it is among the true pairs', () =>
    fc.assert(
      fc.property(anyCase(), (one) => {
        const found = Array.from({ length: one.records }, (_, right) =>
          Array.from({ length: right }, (__, left) => isTrueMatch(one.truth, left, right)),
        ).flat();
        expect(found.filter(Boolean)).toHaveLength(one.truth.pairs);
      }),
    ));
});

describe('pairsOfGrouping', () => {
  it('equals counting pair by pair', () =>
    fc.assert(
      fc.property(anyCase(), (one) => {
        const groups = closureOf(one.records, one.pairs);
        expect(pairsOfGrouping(partitionOf(groups), one.truth)).toEqual(countOf(groups, one));
        expect(countedPairs(partitionOf(one.people.map(() => 0)), one.truth.sources)).toBe(
          countedPairsOf(one).length,
        );
      }),
    ));
});
