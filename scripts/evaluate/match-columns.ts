import type { MatchAddress, MatchName, MatchRecord } from '../../contacts/matching/match-record';
import { EvaluationError } from './evaluation-error';

/** The columns that the engine never sees: the name of a record, and the answer. */
const HIDDEN = ['rec_id', 'cluster_id'] as const;

/** Where each cell of a row goes, decided once from the header. */
export interface MatchColumns {
  readonly width: number;
  readonly recordId: number;
  /** -1 in a file without the answer. */
  readonly clusterId: number;
  /** -1 in a file without sources, or when they are left out. */
  readonly source: number;
  /** The record of a row, without its answer; blank cells are missing values. */
  record(cells: readonly string[]): MatchRecord;
}

/**
 * Reads a header. Known columns: first_name, middle_name, last_name, full_name or name, suffix, nickname, email, phone
 * (several values with ; or | between them), street, street2, city, state, zip, dob, source, updated_at, org_name. Every
 * other one becomes an attribute.
 * @throws {EvaluationError} no `rec_id`, a heading that stands twice, a column to leave out that is not there.
 */
export function matchColumns(header: readonly string[], without: readonly string[]): MatchColumns {
  const heads = header.map((head) => head.trim());
  refuseHeader(heads, without);
  const isVisible = (name: string): boolean =>
    name !== '' && !without.includes(name) && !HIDDEN.some((hidden) => hidden === name);
  const taken = new Set<string>();
  const column = (...names: readonly string[]): number => {
    const name = names.find((each) => heads.includes(each) && isVisible(each));
    if (name !== undefined) taken.add(name);
    return name === undefined ? -1 : heads.indexOf(name);
  };
  const cell = (...names: readonly string[]): ((cells: readonly string[]) => string | null) => {
    const at = column(...names);
    return (cells) => textAt(cells, at);
  };
  const name = nameReader(cell);
  const address = addressReader(cell);
  const [organisation, birthDate, updatedAt] = [cell('org_name'), cell('dob'), cell('updated_at')];
  const [email, phone, source] = [column('email'), column('phone'), column('source')];
  const recordId = heads.indexOf('rec_id');
  const attributes = heads.flatMap((head, at) => (isVisible(head) && !taken.has(head) ? [{ head, at }] : []));
  return {
    width: heads.length,
    recordId,
    clusterId: heads.indexOf('cluster_id'),
    source,
    record: (cells) => ({
      id: textAt(cells, recordId) ?? '',
      source: textAt(cells, source),
      name: name(cells),
      organisation: organisation(cells),
      emails: severalAt(cells, email),
      phones: severalAt(cells, phone),
      addresses: address(cells),
      birthDate: birthDate(cells),
      updatedAt: updatedAt(cells),
      attributes: attributesOf(cells, attributes),
    }),
  };
}

/** The text of a cell as it is written; null when it is blank or not there. */
export function textAt(cells: readonly string[], at: number): string | null {
  const text = cells[at];
  return text === undefined || text === '' || text.trim() === '' ? null : text;
}

type Cell = (...names: readonly string[]) => (cells: readonly string[]) => string | null;

function nameReader(cell: Cell): (cells: readonly string[]) => MatchName {
  const [full, first, middle] = [cell('full_name', 'name'), cell('first_name'), cell('middle_name')];
  const [last, suffix, nickname] = [cell('last_name'), cell('suffix'), cell('nickname')];
  return (cells) => ({
    full: full(cells),
    first: first(cells),
    middle: middle(cells),
    last: last(cells),
    suffix: suffix(cells),
    nickname: nickname(cells),
  });
}

function addressReader(cell: Cell): (cells: readonly string[]) => readonly MatchAddress[] {
  const [street, street2, city, state, zip] = [
    cell('street'),
    cell('street2'),
    cell('city'),
    cell('state'),
    cell('zip'),
  ];
  return (cells) => {
    const lines = [street(cells), street2(cells)].filter((line) => line !== null);
    const address: MatchAddress = {
      street: lines.length === 0 ? null : lines.join(' '),
      city: city(cells),
      state: state(cells),
      postalCode: zip(cells),
    };
    return Object.values(address).every((part) => part === null) ? [] : [address];
  };
}

function severalAt(cells: readonly string[], at: number): readonly string[] {
  const text = textAt(cells, at);
  if (text === null) return [];
  if (!/[;|]/.test(text)) return [text];
  return text
    .split(/[;|]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

function attributesOf(
  cells: readonly string[],
  columns: readonly { readonly head: string; readonly at: number }[],
): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const { head, at } of columns) {
    const text = textAt(cells, at);
    if (text !== null) attributes[head] = text;
  }
  return attributes;
}

function refuseHeader(heads: readonly string[], without: readonly string[]): void {
  const named = heads.filter((head) => head !== '');
  if (!named.includes('rec_id'))
    throw new EvaluationError(
      'column',
      'The first line of the file names no column rec_id.',
      'Give every record an id in a column rec_id, commas between the columns.',
    );
  if (new Set(named).size < named.length)
    throw new EvaluationError(
      'column',
      'The first line of the file names two columns alike.',
      'Rename or remove one of them.',
    );
  for (const name of without) {
    if (HIDDEN.some((hidden) => hidden === name))
      throw new EvaluationError(
        'column',
        `--without ${name} has no meaning: the engine never sees that column.`,
        'Leave the option out.',
      );
    if (!named.includes(name))
      throw new EvaluationError(
        'column',
        `--without names the column "${name}", which the file has not.`,
        'Name a column of the file, spelled as in its first line.',
      );
  }
}
