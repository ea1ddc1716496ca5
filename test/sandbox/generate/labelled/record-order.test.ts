import fc from 'fast-check';
import { scatteredOrder } from '../../../../sandbox/generate/labelled/record-order';
import { seededRandom } from '../../../../sandbox/generate/seeded-random';

/** One to four places for each of at least five owners. */
const anyOwners = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 5, maxLength: 40 })
  .map((counts) => Uint32Array.from(counts.flatMap((count, owner) => Array<number>(count).fill(owner))))
  .filter((owners) => owners.length >= 12);

describe('scatteredOrder', () => {
  it('has every place once', () =>
    fc.assert(
      fc.property(anyOwners, fc.nat(), (owners, seed) => {
        const order = [...scatteredOrder(owners, seededRandom(seed))];
        expect(order.sort((a, b) => a - b)).toEqual([...owners.keys()]);
      }),
    ));

  it('never has two places of one owner side by side', () =>
    fc.assert(
      fc.property(anyOwners, fc.nat(), (owners, seed) => {
        const found = [...scatteredOrder(owners, seededRandom(seed))].map((place) => owners[place]);
        expect(found.filter((owner, at) => owner === found[at - 1])).toEqual([]);
      }),
    ));

  it('ends when there is only one owner', () => {
    expect([...scatteredOrder(new Uint32Array(3), seededRandom(1))].sort()).toEqual([0, 1, 2]);
  });
});
