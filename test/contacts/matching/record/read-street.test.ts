import fc from 'fast-check';
import { readStreet } from '../../../../contacts/matching/record/read-street';

describe('readStreet', () => {
  it.each([
    ['8942 Briar Ln Unit E4', '8942', 'briar ln', 'e4', 'a unit written out'],
    ['3493 San Jacinto Trl # 110', '3493', 'san jacinto trl', '110', 'a number sign'],
    ['2997 Mockingbird Trl, Apt 216', '2997', 'mockingbird trl', '216', 'a comma'],
    ['12 Elm St Apt #5', '12', 'elm st', '5', 'both'],
    ['12 Elm St. Apt B', '12', 'elm st', 'b', 'a letter as a unit'],
    ['12 Elm St Bldg 3 Apt 4', '12', 'elm st', '4', 'a building is no unit'],
    ['12 Elm St Fl 2', '12', 'elm st', '', 'a floor is no unit'],
    ['124A Rio Grande Avenue', '124a', 'rio grande ave', '', 'a letter behind the number'],
    ['12 West 34th Street', '12', 'w 34 st', '', 'a numbered street'],
    ['P.O. Box 12', 'b12', 'box', '', 'a post box is no house'],
    ['Elm Street', '', 'elm st', '', 'no number'],
    ['Unit Street', '', 'unit st', '', 'a street that is called Unit'],
    ['', '', '', '', 'nothing'],
  ])('reads %j as number "%s", street "%s", unit "%s": %s', (raw, number, name, unit) =>
    expect(readStreet(raw)).toEqual({ number, name, unit }),
  );

  it.each([
    ['12 North Elm Street', '12 N Elm St'],
    ['980 Quarry Hill Road', '980 QUARRY HILL RD.'],
    ['7 Saint Marys Boulevard', '7 St. Mary’s Blvd'],
    ['12 W 34 St', '12 West 34th Street'],
    ['PO Box 12', 'P. O. Box 12'],
  ])('gives the same for %j and %j', (one, other) => expect(readStreet(one)).toEqual(readStreet(other)));

  it('never throws, and gives folded texts of bounded length', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('# '.repeat(2 ** 19), 'x'.repeat(2 ** 20), '\ud800', '__proto__ 12', 'apt apt apt'),
    );
    fc.assert(
      fc.property(hostile, (raw) => {
        const { number, name, unit } = readStreet(raw);
        const text = `${number}${name}${unit}`;
        expect(text).toBe(text.toLowerCase());
        expect(text.length).toBeLessThan(5000);
      }),
    );
  });
});
