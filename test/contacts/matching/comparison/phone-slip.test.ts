import fc from 'fast-check';
import { isPhoneSlip } from '../../../../contacts/matching/comparison/phone-slip';

/** Every number that one slip of the hand makes of a number, by trying them all. */
function slipsOf(number: string): Set<string> {
  const slips = new Set<string>();
  for (let at = 0; at < number.length; at += 1) {
    for (let digit = 0; digit < 10; digit += 1)
      slips.add(number.slice(0, at) + String(digit) + number.slice(at + 1));
    slips.add(number.slice(0, at) + (number[at + 1] ?? '') + (number[at] ?? '') + number.slice(at + 2));
  }
  slips.delete(number);
  return slips;
}

const anyNumber = fc.stringMatching(/^1[2-9]\d{9}$/);

describe('isPhoneSlip', () => {
  it.each([
    ['16175550123', '16175550124', true, 'one digit'],
    ['16175550123', '16175550132', true, 'neighbours swapped'],
    ['16175550109', '16175550190', true, 'neighbours swapped, one of them 0'],
    ['16175550123', '16275550123', true, 'a digit of the area code'],
    ['16175550123', '16175550123', false, 'equal numbers'],
    ['16175550123', '16175550321', false, 'swapped, but no neighbours'],
    ['16175550199', '16175550200', false, 'one apart as numbers, three digits'],
    ['16175550123', '617555012', false, 'of two lengths'],
  ])('of %s and %s is %s: %s', (one, other, expected) =>
    expect(isPhoneSlip(Number(one), Number(other))).toBe(expected),
  );

  it('finds every slip of a number', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const missed = [...slipsOf(number)].filter(
          (slip) => !slip.startsWith('0') && !isPhoneSlip(Number(number), Number(slip)),
        );
        expect(missed).toEqual([]);
      }),
    );
  });

  it('finds nothing else, and is symmetric', () => {
    const near = anyNumber.chain((number) =>
      fc.tuple(
        fc.constant(number),
        fc.oneof(
          anyNumber,
          fc.constantFrom(...slipsOf(number)).chain((slip) => fc.constantFrom(...slipsOf(slip))),
          fc.integer({ min: -200, max: 200 }).map((step) => String(Number(number) + step)),
        ),
      ),
    );
    fc.assert(
      fc.property(near, ([one, other]) => {
        const expected = one.length === other.length && slipsOf(one).has(other);
        expect(isPhoneSlip(Number(one), Number(other))).toBe(expected);
        expect(isPhoneSlip(Number(other), Number(one))).toBe(expected);
      }),
    );
  });
});
