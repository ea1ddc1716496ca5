import fc from 'fast-check';
import { addressLine, addressOf, postalCode, readAddress } from '../../../contacts/normalize/address';

describe('readAddress', () => {
  const home = {
    kind: 'mail',
    street: '18 Old Tannery Rd',
    city: 'Eastmere',
    state: 'MA',
    postalCode: '01197',
    country: null,
  };

  it.each<[string, object, string]>([
    ['18 Old Tannery Rd, Eastmere, MA 01197', home, 'one line'],
    ['18 Old Tannery Rd\nEastmere, MA 01197', home, 'two lines, as QuickBooks has it'],
    ['18 Old Tannery Rd\r\nEastmere, MA 01197\r\nUS', { ...home, country: 'US' }, 'Google adds the country'],
    ['18 OLD TANNERY RD, EASTMERE MA 1197', home, 'capitals and a lost zero'],
    [
      '18 Old Tannery Rd, Unit 4, Eastmere, MA 01197',
      { ...home, street: '18 Old Tannery Rd, Unit 4' },
      'a unit',
    ],
    ['Eastmere, MA', { ...home, street: null, postalCode: null }, 'a town only'],
    [
      '205 Ropewalk Ct',
      { ...home, street: '205 Ropewalk Ct', city: null, state: null, postalCode: null },
      'a street only',
    ],
  ])('takes %j apart: %#', (raw, expected) => {
    expect(readAddress(raw, 'mail')).toEqual(expected);
  });

  it.each(['', '   ', '-', '=1+1', '#REF!'])('finds no address in %j', (raw) =>
    expect(readAddress(raw, 'mail')).toBeNull(),
  );

  it('reads the line it shows as the same address', () => {
    const address = readAddress('18 Old Tannery Rd, Eastmere, MA 01197', 'mail');
    expect(address && readAddress(addressLine(address), 'mail')).toEqual(address);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => void readAddress(raw, 'other')));
  });
});

describe('addressOf', () => {
  it('cleans separate columns like one cell', () => {
    const parts = { street: '40 PLOVER ST', city: 'SALTMARSH POINT', state: 'ma', postalCode: '1194' };
    expect(addressOf(parts, 'property')).toMatchObject({
      street: '40 Plover St',
      city: 'Saltmarsh Point',
      state: 'MA',
      postalCode: '01194',
    });
  });

  it('is null when every part is empty', () =>
    expect(addressOf({ street: ' ', city: '' }, 'mail')).toBeNull());
});

describe('postalCode', () => {
  it.each<[string, string | null, string]>([
    ['2184', '02184', 'a lost zero'],
    ['2184.0', '02184', 'a number column'],
    ['02184-1234', '02184-1234', 'ZIP+4'],
    ['021841234', '02184-1234', 'ZIP+4 without its hyphen'],
    ['CM99 9XX', 'CM99 9XX', 'another country'],
    ['', null, 'nothing'],
  ])('reads %j as %s: %s', (raw, expected) => expect(postalCode(raw)).toBe(expected));
});
