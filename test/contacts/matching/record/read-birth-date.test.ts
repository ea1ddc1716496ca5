import fc from 'fast-check';
import { readBirthDate } from '../../../../contacts/matching/record/read-birth-date';

const partsOf = (raw: string): string => {
  const date = readBirthDate(raw);
  return date === null ? 'nothing' : `${date.year} ${date.month} ${date.day}`;
};

describe('readBirthDate', () => {
  it.each([
    ['1978-12-11', '1978 12 11', 'ISO'],
    ['1978-12-11T00:00:00Z', '1978 12 11', 'with a time'],
    ['12/11/1978', '1978 12 11', 'the month first, as in the United States'],
    ['20/8/1991', '1991 8 20', 'the day first, as there is no month 20'],
    ['15.03.1992', '1992 3 15', 'dots'],
    ['15-Mar-92', '1992 3 15', 'a year of two digits'],
    ['5/6/07', '2007 5 6', 'a year of this century'],
    ['Mar 1 1970', '1970 3 1', 'the month in letters'],
    ['March 1, 1970', '1970 3 1', 'written out'],
    ['31 Dec 1999', '1999 12 31', 'the day before the month'],
    [' 1978 ', '1978 0 0', 'a year alone'],
    ['1850-01-81', '1850 1 81', 'a damaged day stays, to be compared'],
    ['0000-00-00', 'nothing', 'a date that a database makes up'],
    ['Foo 1 1970', 'nothing', 'no month'],
    ['unknown', 'nothing', 'a word'],
    ['', 'nothing', 'an empty cell'],
  ])('reads %j as %s: %s', (raw, parts) => expect(partsOf(raw)).toBe(parts));

  it('reads a day in every usual writing as the same', () => {
    const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    const day = fc.record({
      year: fc.integer({ min: 1913, max: 2012 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    });
    fc.assert(
      fc.property(day, (date) => {
        const { year, month, day: number } = date;
        const two = (value: number) => String(value).padStart(2, '0');
        const writings = [
          `${year}-${two(month)}-${two(number)}`,
          `${month}/${number}/${year}`,
          `${two(month)}/${two(number)}/${two(year % 100)}`,
          `${number} ${months[month - 1]} ${year}`,
          `${months[month - 1]} ${number}, ${year}`,
        ];
        for (const writing of writings) expect(readBirthDate(writing)).toEqual(date);
      }),
    );
  });

  it('never throws', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('1'.repeat(2 ** 20), '\ud800', '__proto__'),
    );
    fc.assert(fc.property(hostile, (raw) => expect(() => readBirthDate(raw)).not.toThrow()));
  });
});
