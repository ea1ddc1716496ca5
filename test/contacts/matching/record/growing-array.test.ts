import fc from 'fast-check';
import { growingInt32, growingUint8 } from '../../../../contacts/matching/record/growing-array';

describe('GrowingArray', () => {
  it('holds what a map would, 0 where nothing was written', () => {
    const step = fc.record({
      index: fc.nat({ max: 5000 }),
      value: fc.integer({ min: -1000, max: 1000 }),
      isAdded: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const array = growingInt32();
        const model = new Map<number, number>();
        for (const { index, value, isAdded } of steps) {
          if (isAdded) array.add(index, value);
          else array.set(index, value);
          model.set(index, isAdded ? (model.get(index) ?? 0) + value : value);
        }
        for (const index of [0, 4999, 9999, ...model.keys()])
          expect(array.get(index)).toBe(model.get(index) ?? 0);
      }),
    );
  });

  it('keeps what was written when room is made, and makes no less room than it had', () => {
    const array = growingUint8();
    array.set(3, 200);
    array.growTo(100_000);
    const { length } = array.values;
    array.growTo(10);
    expect([array.get(3), array.values.length]).toEqual([200, length]);
    expect(length).toBeGreaterThanOrEqual(100_000);
  });

  it('answers 0 beyond its end', () => expect(growingInt32().get(2 ** 30)).toBe(0));
});
