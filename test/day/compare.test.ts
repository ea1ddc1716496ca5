import { compareHoldings } from './compare';
import { smallDay } from './day-counts';
import { generateDay } from './generate-day';
import { DayModel } from './model';
import { tables, type Holdings, type Row, type Table } from './row';

function holdingsOfADay(): Holdings {
  const day = generateDay(smallDay, 3);
  const textAt = new Map(day.map(({ id }) => [id, '2026-11-21T12:00:00.000Z']));
  const model = new DayModel({ textAt });
  for (const delivery of day) model.deliver(delivery);
  return model.holdings();
}
const expected = holdingsOfADay();
const withRows = (table: Table, change: (rows: readonly Row[]) => readonly Row[]): Holdings => ({
  ...expected,
  [table]: change(expected[table]),
});

describe('comparing what is held with what should be', () => {
  it('finds nothing where both are the same, in whatever order', () => {
    const reversed = Object.fromEntries(
      tables.map((table) => [table, [...expected[table]].reverse()]),
    ) as unknown;
    expect(compareHoldings(expected, reversed as Holdings)).toEqual([]);
  });

  it.each(tables)('finds a row of %s that is missing, one too many, and one that is there twice', (table) => {
    const [row] = expected[table];
    if (row === undefined) throw new Error('The day has no such row.');
    const one = { table, key: row.key };
    expect(
      compareHoldings(
        expected,
        withRows(table, ([, ...others]) => others),
      ),
    ).toMatchObject([{ ...one, what: 'missing' }]);
    expect(
      compareHoldings(
        expected,
        withRows(table, (rows) => [...rows, row]),
      ),
    ).toMatchObject([{ ...one, what: 'doubled' }]);
    const stranger = { ...row, key: 'nobody' };
    expect(
      compareHoldings(
        expected,
        withRows(table, (rows) => [...rows, stranger]),
      ),
    ).toMatchObject([{ table, key: 'nobody', what: 'unexpected' }]);
  });

  const fields = tables.flatMap((table) =>
    Object.keys(expected[table][0]?.fields ?? {}).map((field) => [table, field] as const),
  );
  it.each(fields)('finds another value in %s, %s, and one that is left out', (table, field) => {
    const planted = withRows(table, ([first, ...others]) =>
      first === undefined
        ? others
        : [{ ...first, fields: { ...first.fields, [field]: 'planted' } }, ...others],
    );
    expect(compareHoldings(expected, planted)).toEqual([
      expect.objectContaining({ table, what: 'different', field, actual: 'planted' }),
    ]);
  });
});
