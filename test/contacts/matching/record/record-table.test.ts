import { RecordTable, nameFlags } from '../../../../contacts/matching/record/record-table';
import { matchRecord } from '../match-records';
import type { MatchFacts } from '../match-records';

function tableWith(facts: MatchFacts): { table: RecordTable; row: number } {
  const table = new RecordTable('US');
  const row = table.add(matchRecord('a', facts));
  if (row === null) throw new Error('the table was not empty');
  return { table, row };
}

describe('RecordTable', () => {
  it('finds a record by its id until it is removed, and uses its row again', () => {
    const { table, row } = tableWith({ name: 'Ann Moreau' });
    expect([table.rowOf('a'), table.idOf(row), table.size]).toEqual([row, 'a', 1]);
    table.remove(row);
    expect([table.rowOf('a'), table.isAlive(row), table.size]).toEqual([undefined, false, 0]);
    expect(table.add(matchRecord('b'))).toBe(row);
    expect([table.rowOf('b'), table.isAlive(row), table.size]).toEqual([row, true, 1]);
  });

  it.each(['a', '', '__proto__', 'constructor'])(
    'refuses a second record of the id %j and keeps the first',
    (id) => {
      const table = new RecordTable('US');
      for (const other of ['x', 'y']) table.add(matchRecord(other));
      const row = table.add(matchRecord(id, { name: 'Ann Moreau' }));
      table.remove(0);
      expect(table.add(matchRecord(id, { name: 'Omar Haddadine' }))).toBeNull();
      expect([table.rowOf(id), table.size]).toEqual([row, 2]);
      expect(table.names.textOf(table.given.get(row ?? -1))).toBe('ann');
    },
  );

  it('leaves nothing of the record before in a row that is used again', () => {
    const { table, row } = tableWith({
      source: 'crm',
      name: 'Bob Q Castellano, Jr',
      organisation: 'Eastmere Realty',
      emails: ['bob@example.com', 'bob@example.org'],
      phones: ['617-555-0123'],
      addresses: ['12 Elm St Apt 4', '13 Elm St'],
      birthDate: '1978-12-11',
      role: 'resident',
      attributes: { licence_id: 'S1234567' },
    });
    table.remove(row);
    expect(table.add(matchRecord('b'))).toBe(row);
    const columns = [
      'given',
      'middle',
      'surname',
      'generation',
      'flags',
      'unit',
      'birth',
      'organisation',
      'source',
      'isTenant',
    ] as const;
    expect(columns.filter((column) => table[column].get(row) !== 0)).toEqual([]);
    for (const field of [table.emailIds, table.phoneIds, table.addressIds]) expect(field.get(row, 0)).toBe(0);
    expect(table.attributes.find('licence_id')?.ids.get(row)).toBe(0);
  });

  it('keeps usable values only, each once, and the first ones of many', () => {
    const phones = [
      'n/a',
      '617-555-0123',
      '(617) 555-0123',
      ...Array.from({ length: 20 }, (_, at) => `617-555-01${40 + at}`),
    ];
    const { table, row } = tableWith({ phones });
    const { width } = table.phoneIds;
    const ids = Array.from({ length: width }, (_, place) => table.phoneIds.get(row, place));
    expect(ids).not.toContain(0);
    expect(new Set(ids).size).toBe(width);
    expect(ids[0]).toBe(table.phones.idOf('617-555-0123'));
  });

  it.each<[MatchFacts, string, number, string]>([
    [
      { emails: ['chelsea.justice@example.com'] },
      'chelsea justice',
      nameFlags.givenInferred | nameFlags.surnameInferred,
      'a name that only the address tells',
    ],
    [
      { name: 'Chelsea -', emails: ['chelsea.justice@example.com'] },
      'chelsea justice',
      nameFlags.surnameInferred,
      'what the name lacks',
    ],
    [
      { name: 'Omar Haddadine', emails: ['chelsea.justice@example.com'] },
      'omar haddadine',
      0,
      'a whole name is not doubted',
    ],
    [{ name: 'Omar -', emails: ['chelsea.justice@example.com'] }, 'omar ', 0, 'the address of somebody else'],
    [{ emails: ['leasing@example.com'] }, ' ', 0, 'a desk is nobody'],
  ])('reads the name of %j as "%s": %4$s', (facts, name, flags) => {
    const { table, row } = tableWith(facts);
    const text = `${table.names.textOf(table.given.get(row))} ${table.names.textOf(table.surname.get(row))}`;
    expect([text, table.flags.get(row)]).toEqual([name, flags]);
  });

  it('takes a company in a name cell for the organisation', () => {
    const { table, row } = tableWith({ name: { full: 'Eastmere Realty LLC' } });
    expect(table.organisation.get(row)).toBe(table.organisations.idOf('Eastmere Realty'));
    expect(table.given.get(row)).toBe(0);
  });

  it('takes the unit beside the name before the unit of the address', () => {
    const { table, row } = tableWith({ name: { full: 'Ann Moreau (204)' }, addresses: ['12 Elm St Apt 4'] });
    expect(table.unit.get(row)).toBe(table.addresses.unitId('204'));
  });

  it('stands hostile values', () => {
    const hostile = ['__proto__', '\ud800', 'x'.repeat(2 ** 20), '=cmd()', '<script>'];
    for (const text of hostile) {
      const facts: MatchFacts = {
        source: text,
        name: { full: text, first: text, last: text, suffix: text },
        organisation: text,
        emails: [text],
        phones: [text],
        addresses: [{ street: text, city: text, state: text, postalCode: text }],
        birthDate: text,
        attributes: { [text]: text },
      };
      expect(() => tableWith(facts)).not.toThrow();
    }
  });
});
