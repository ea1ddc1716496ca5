import fc from 'fast-check';
import { slip, slipOfDigits } from '../../../../sandbox/generate/labelled/slips';
import { seededRandom } from '../../../../sandbox/generate/seeded-random';

const letters = fc.stringMatching(/^[A-Z][a-z]{2,12}$/);
const digits = fc.stringMatching(/^\d{10}$/);
const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('slip', () => {
  it('always changes a name, its length by one at most', () =>
    fc.assert(
      fc.property(letters, anySeed, (name, seed) => {
        const slipped = slip(name, seededRandom(seed));
        expect(slipped).not.toBe(name);
        expect(Math.abs(slipped.length - name.length)).toBeLessThanOrEqual(1);
      }),
    ));

  it.each(['', 'A', 'Jo'])('leaves "%s" alone, which is too short', (name) => {
    expect(slip(name, seededRandom(1))).toBe(name);
  });
});

describe('slipOfDigits', () => {
  it('gives another number of ten digits with the same area code or its last digit swapped', () =>
    fc.assert(
      fc.property(digits, anySeed, (number, seed) => {
        const slipped = slipOfDigits(number, seededRandom(seed));
        expect(slipped).toMatch(/^\d{10}$/);
        expect(slipped).not.toBe(number);
        expect(slipped.slice(0, 2)).toBe(number.slice(0, 2));
      }),
    ));
});
