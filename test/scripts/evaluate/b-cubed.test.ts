import * as fc from 'fast-check';
import { bCubed } from '../../../scripts/evaluate/b-cubed';
import { partitionOf } from '../../../scripts/evaluate/partition';
import { anyCase, grouped } from './sample-pairs';

const labels = fc.array(fc.nat({ max: 4 }), { minLength: 1 });

describe('bCubed', () => {
  it('averages over records, so that a mixed group of two weighs as two', () => {
    // Groups {0, 1}, {2}; people {0}, {1, 2}: precision (1/2 + 1/2 + 1) / 3, recall (1 + 1/2 + 1/2) / 3.
    const { precision, recall, f1 } = bCubed(grouped(0, 0, 1), grouped(0, 1, 1));
    expect(precision).toBeCloseTo(2 / 3, 12);
    expect(recall).toBeCloseTo(2 / 3, 12);
    expect(f1).toBeCloseTo(2 / 3, 12);
  });

  it('is 1 for the truth', () =>
    fc.assert(
      fc.property(labels, (people) =>
        expect(bCubed(partitionOf(people), partitionOf(people.map((each) => 9 - each)))).toEqual({
          precision: 1,
          recall: 1,
          f1: 1,
        }),
      ),
    ));

  it('has precision 1 when everybody is alone and recall 1 when all are one', () =>
    fc.assert(
      fc.property(labels, (people) => {
        expect(bCubed(partitionOf(people.map((_, record) => record)), partitionOf(people)).precision).toBe(1);
        expect(bCubed(partitionOf(people.map(() => 0)), partitionOf(people)).recall).toBe(1);
      }),
    ));

  it('trades precision for recall when groups and people change places', () =>
    fc.assert(
      fc.property(anyCase(), ({ people, sources }) => {
        const [a, b] = [partitionOf(people), partitionOf(sources ?? people.map(() => 0))];
        expect(bCubed(a, b).precision).toBeCloseTo(bCubed(b, a).recall, 12);
      }),
    ));
});
