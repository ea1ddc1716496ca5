import fc from 'fast-check';
import { birthLevel } from '../../../../contacts/matching/comparison/birth-comparison';
import { birth } from '../../../../contacts/matching/comparison/levels';

const date = (text: string): number => Number(text.replace(/-/g, ''));

describe('birthLevel', () => {
  it.each<[string, string, number, string]>([
    ['1978-12-11', '1978-12-11', birth.same, 'the same day'],
    ['1978-12-11', '1978-11-12', birth.slip, 'day and month in each other’s place'],
    ['1978-12-11', '1979-12-11', birth.slip, 'one digit of the year'],
    ['1978-12-11', '1978-12-12', birth.slip, 'one digit of the day'],
    ['1978-12-11', '1978-12-81', birth.slip, 'a damaged day'],
    ['1978-12-11', '1991-12-11', birth.part, 'another year'],
    ['1978-12-11', '1978-03-29', birth.part, 'one year'],
    ['1978-12-11', '1978-00-00', birth.part, 'the year alone is known'],
    ['1978-12-11', '1991-08-20', birth.different, 'nothing alike'],
    ['1978-12-11', '1991-12-20', birth.different, 'one month is shared by many'],
    ['1978-00-00', '1978-00-00', birth.part, 'one year is shared by many, and is no day'],
    ['1978-00-00', '1991-00-00', birth.different, 'two years; that both lack a day is no likeness'],
  ])('of %s and %s is %d: %s', (one, other, level) => expect(birthLevel(date(one), date(other))).toBe(level));

  it('is symmetric and always one of the levels', () => {
    const any = fc
      .tuple(fc.integer({ min: 1975, max: 1982 }), fc.nat({ max: 13 }), fc.nat({ max: 32 }))
      .map(([year, month, day]) => year * 10_000 + month * 100 + day);
    fc.assert(
      fc.property(any, any, (one, other) => {
        const level = birthLevel(one, other);
        expect(birthLevel(other, one)).toBe(level);
        expect(Object.values(birth)).toContain(level);
      }),
    );
  });
});
