import type { MatchAddress } from '../../../../contacts/matching/match-record';
import { AddressTable } from '../../../../contacts/matching/record/address-table';
import type { AddressPart } from '../../../../contacts/matching/record/address-table';

const address = (street: string | null, more: Partial<MatchAddress> = {}): MatchAddress => ({
  street,
  city: null,
  state: null,
  postalCode: null,
  ...more,
});

/** Whether a part of two addresses has the same number, and has one at all. */
function shares(part: AddressPart, one: MatchAddress, other: MatchAddress): boolean {
  const table = new AddressTable();
  const [a, b] = [table.partOf(table.idOf(one), part), table.partOf(table.idOf(other), part)];
  return a === b && a !== 0;
}

describe('AddressTable', () => {
  it.each([
    ['12 Elm Street Apt 4', '12 ELM ST #4', true, true],
    ['12 Elm St Apt 4', '12 Elm St Apt 5', true, false],
    ['12 Elm St', '12 Elm St', true, false],
    ['12 Elm St Apt 4', '14 Elm St Apt 4', false, false],
    ['Elm St Apt 4', 'Elm St Apt 4', false, false],
  ])('%s and %s: one building %s, one home %s', (one, other, isBuilding, isHome) => {
    expect(shares('building', address(one), address(other))).toBe(isBuilding);
    expect(shares('home', address(one), address(other))).toBe(isHome);
  });

  it.each<[AddressPart, Partial<MatchAddress>, Partial<MatchAddress>]>([
    ['state', { state: 'Massachusetts' }, { state: 'MA' }],
    ['zip', { postalCode: '01197-1234' }, { postalCode: '01197' }],
    ['city', { city: 'EASTMERE' }, { city: 'Eastmere' }],
  ])('takes two writings of a %s for one', (part, one, other) =>
    expect(shares(part, address(null, one), address(null, other))).toBe(true),
  );

  it('takes a whole address in the cell for the street apart', () => {
    const parts = address('12 Elm St Apt 4', { city: 'Eastmere', state: 'MA', postalCode: '01197' });
    const whole = address('12 Elm St Apt 4, Eastmere, MA 01197');
    for (const part of ['home', 'zip', 'city', 'state'] as const)
      expect(shares(part, whole, parts)).toBe(true);
  });

  it.each([null, '', ' ', '#', 'N/A', 'unknown', '\ud800'])(
    'has no number for the street %j alone',
    (street) => expect(new AddressTable().idOf(address(street))).toBe(0),
  );

  it('gives a freed number to another address, which then has its own parts', () => {
    const table = new AddressTable();
    const first = table.idOf(address('12 Elm St Apt 4', { city: 'Eastmere' }));
    table.free(first);
    const second = table.idOf(address('Quarry Hill Rd'));
    expect(second).toBe(first);
    expect(
      ['building', 'home', 'unit', 'city'].map((part) => table.partOf(second, part as AddressPart)),
    ).toEqual([0, 0, 0, 0]);
  });
});
