import { OrganisationTable } from '../../../../contacts/matching/record/organisation-table';

describe('OrganisationTable', () => {
  it.each([
    ['The EASTMERE Realty Group, LLC', 'Eastmere Realty Grp', true],
    ['Faherty Bros. Plumbing Inc', 'Faherty Brothers Plumbing', true],
    ['Granite Spur 12 LLC', 'Granite Spur 14 LLC', false],
  ])('of %s and %s says one company: %s', (one, other, expected) => {
    const table = new OrganisationTable();
    expect(table.idOf(one) === table.idOf(other)).toBe(expected);
  });

  it.each(['', '---', 'N/A', 'none', 'Unknown', '\ud800'])('has no number for %j', (name) =>
    expect(new OrganisationTable().idOf(name)).toBe(0),
  );
});
