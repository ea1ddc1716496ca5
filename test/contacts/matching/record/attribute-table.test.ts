import fc from 'fast-check';
import { AttributeTable } from '../../../../contacts/matching/record/attribute-table';

/** The numbers of some values of one column. */
function idsOf(...values: string[]): number[] {
  const table = new AttributeTable();
  values.forEach((value, row) => table.write(row, { licence_id: value }));
  return values.map((_, row) => table.find('licence_id')?.ids.get(row) ?? 0);
}

describe('AttributeTable', () => {
  it('takes a value for the same however it is written', () => {
    const [one, other, different] = idsOf('S-123 4567', ' s 123 4567', 'S-123 4568');
    expect(one).toBe(other);
    expect(different).not.toBe(one);
  });

  it.each(['', '  ', 'N/A', 'none', 'Unknown', 'u', 'TBD', '---'])('takes %j for a missing value', (value) =>
    expect(idsOf(value)).toEqual([0]),
  );

  it.each(['source', 'created_at', 'updated_at', 'notes', 'id', 'tags'])('does not compare %s', (name) => {
    const table = new AttributeTable();
    table.write(0, { [name]: 'crm export' });
    expect(table.columns).toEqual([]);
  });

  it('keeps no more columns than are compared', () => {
    const table = new AttributeTable();
    table.write(0, Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`column ${at}`, 'value'])));
    expect(table.columns.length).toBeLessThan(20);
  });

  it('stands a column called __proto__', () => {
    const table = new AttributeTable();
    table.write(0, JSON.parse('{"__proto__": "x1", "constructor": "x2"}') as Record<string, string>);
    expect(table.columns.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });

  it('counts what its rows hold, whatever is written over or emptied', () => {
    const step = fc.record({ row: fc.nat({ max: 5 }), value: fc.constantFrom('', 'red', 'green', 'blue') });
    fc.assert(
      fc.property(fc.array(step), fc.nat({ max: 5 }), (steps, emptied) => {
        const table = new AttributeTable();
        const model = new Map<number, string>();
        for (const { row, value } of steps) {
          table.write(row, { colour: value });
          model.set(row, value);
        }
        table.clear(emptied);
        model.delete(emptied);
        const held = [...model.values()].filter((value) => value !== '');
        const column = table.find('colour');
        if (column === undefined) return expect(steps).toEqual([]);
        expect(column.filled).toBe(held.length);
        for (const value of ['red', 'green', 'blue'])
          expect(column.counts.get(column.idOf(value))).toBe(held.filter((one) => one === value).length);
      }),
    );
  });

  it('has shares above 0 and up to 1 that grow with how many hold the value', () => {
    const table = new AttributeTable();
    ['red', 'red', 'red', 'red', 'blue'].forEach((value, row) => table.write(row, { colour: value }));
    const column = table.find('colour');
    const [red = 0, blue = 0] = ['red', 'blue'].map((value) => column?.shareOf(column.idOf(value)));
    expect(red).toBeGreaterThan(blue);
    expect(blue).toBeGreaterThan(0);
    expect(red).toBeLessThanOrEqual(1);
  });
});
