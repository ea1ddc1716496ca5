import { isDeepStrictEqual } from 'node:util';
import { tables, type Holdings, type Row, type Table } from './row';

/** One thing in which what is held differs from what should be. Names of fields and values; the people are invented. */
export interface Difference {
  readonly table: Table;
  readonly key: string;
  readonly what: 'missing' | 'unexpected' | 'doubled' | 'different';
  /** The field that differs, and both its values. */
  readonly field?: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
}

/** Compares everything that is held with everything that should be, table by table, field by field. Pure. */
export function compareHoldings(expected: Holdings, actual: Holdings): Difference[] {
  return tables.flatMap((table) => compareRows(table, expected[table], actual[table]));
}

function compareRows(table: Table, expected: readonly Row[], actual: readonly Row[]): Difference[] {
  const wanted = byKey(expected);
  const held = byKey(actual);
  return [...new Set([...wanted.keys(), ...held.keys()])].flatMap((key): Difference[] => {
    const [should, ...otherwise] = wanted.get(key) ?? [];
    const [is, ...doubles] = held.get(key) ?? [];
    if (otherwise.length > 0) throw new RangeError(`The model has two rows for ${table} ${key}.`);
    if (is === undefined) return [{ table, key, what: 'missing', expected: should?.fields }];
    if (should === undefined) return [{ table, key, what: 'unexpected', actual: is.fields }];
    return [
      ...doubles.map(({ fields }): Difference => ({ table, key, what: 'doubled', actual: fields })),
      ...differentFields(table, should, is),
    ];
  });
}

const differentFields = (table: Table, should: Row, is: Row): Difference[] =>
  [...new Set([...Object.keys(should.fields), ...Object.keys(is.fields)])].flatMap((field): Difference[] => {
    const [expected, actual] = [should.fields[field], is.fields[field]];
    return isDeepStrictEqual(expected, actual)
      ? []
      : [{ table, key: should.key, what: 'different', field, expected, actual }];
  });

function byKey(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.key, [...(found.get(row.key) ?? []), row]);
  return found;
}
