import { foldName } from '../../normalize/fold-name';
import { GrowingArray, growingInt32, growingUint8 } from './growing-array';
import { Interner } from './interner';

const LONGEST_VALUE = 200;
const REMEMBERED_VALUES = 10_000;
/** Fewer different values tell nothing about what kind of column it is. */
const MIN_IDENTIFIERS = 10;
/** One pair of strangers in so many times the records shares an identifier, by a slip or a family. */
const STRANGERS_PER_IDENTIFIER = 5;
/** What people write into a cell that has to be filled. */
const EMPTY: ReadonlySet<string> = new Set(['', 'n a', 'na', 'none', 'null', 'unknown', 'u', 'nil', 'tbd']);

/** One further column of the records, e.g. gender or a licence number. */
export class AttributeColumn {
  readonly values = new Interner();
  readonly ids: GrowingArray<Int32Array> = growingInt32();
  /** How many records hold each value. */
  readonly counts = growingInt32();
  filled = 0;
  /** How many different values are held, and how many of them look like numbers. */
  private distinct = 0;
  private numbered = 0;
  private readonly isNumber = growingUint8();

  /** @param position its place among the further columns; likelihoods are kept by it */
  constructor(
    readonly name: string,
    public position: number,
  ) {}

  /** True for a column of numbers that hardly repeat: licence, passport, customer number. */
  get isIdentifier(): boolean {
    const { distinct } = this;
    return distinct >= MIN_IDENTIFIERS && this.numbered >= 0.9 * distinct && distinct >= 0.4 * this.filled;
  }

  /**
   * The share of other records that hold the value: 0..1, never 0. Of an identifier every record of one person holds the same,
   * which says nothing of how often strangers share it.
   */
  shareOf(value: number): number {
    if (this.isIdentifier) return 1 / (STRANGERS_PER_IDENTIFIER * (this.filled + 1));
    return Math.max(this.counts.get(value) - 1, 0.5) / (this.filled + 1);
  }

  /** Values as they are written, as long as they are few: most columns repeat the same ones. */
  private readonly idByRaw = new Map<string, number>();

  /** The number of a value however it is written; 0 for one that says nothing. */
  idOf(raw: string): number {
    const known = this.idByRaw.get(raw);
    if (known !== undefined) return known;
    const text = foldName(raw.slice(0, LONGEST_VALUE));
    const id = EMPTY.has(text) ? 0 : this.intern(text);
    if (this.idByRaw.size < REMEMBERED_VALUES) this.idByRaw.set(raw, id);
    return id;
  }

  private intern(text: string): number {
    const size = this.values.size;
    const id = this.values.idOf(text);
    if (id === size && /^(?=.{4,})[\da-z ]*\d{3}/.test(text)) this.isNumber.set(id, 1);
    return id;
  }

  write(row: number, id: number): void {
    this.count(this.ids.get(row), -1);
    this.ids.set(row, id);
    this.count(id, 1);
  }

  private count(id: number, amount: 1 | -1): void {
    if (id === 0) return;
    this.counts.add(id, amount);
    this.filled += amount;
    const isFirstOrLast = this.counts.get(id) === (amount === 1 ? 1 : 0);
    if (!isFirstOrLast) return;
    this.distinct += amount;
    if (this.isNumber.get(id) === 1) this.numbered += amount;
  }
}

/** Columns that tell where or when a record was made, not whom it is about. */
const NO_EVIDENCE: ReadonlySet<string> = new Set([
  'source',
  'created_at',
  'updated_at',
  'notes',
  'id',
  'tags',
]);
/** More columns than these are not compared; a list with more has been exported with everything. */
export const MAX_COLUMNS = 12;

/** Every further column that the records have. */
export class AttributeTable {
  columns: readonly AttributeColumn[] = [];
  private byName: ReadonlyMap<string, AttributeColumn> = new Map();
  /** The names of the columns by their positions. */
  private names: string[] = [];

  write(row: number, attributes: Readonly<Record<string, string>>): void {
    for (const name in attributes) {
      const column = this.columnOf(name);
      column?.write(row, column.idOf(attributes[name] ?? ''));
    }
  }

  /** Empties all columns of a row. */
  clear(row: number): void {
    for (const column of this.columns) column.write(row, 0);
  }

  find(name: string): AttributeColumn | undefined {
    return this.byName.get(name);
  }

  /** The name of the column at a position; '' when there is none. */
  nameAt(position: number): string {
    return this.names[position] ?? '';
  }

  /** The names of the columns by position. */
  get order(): readonly string[] {
    return this.names;
  }

  /** Puts the columns into the positions for which likelihoods were estimated; further ones behind them, while there is room. */
  arrange(order: readonly string[]): void {
    this.names = order.slice(0, MAX_COLUMNS);
    for (const column of this.columns) column.position = this.positionOf(column.name);
    this.keep(this.columns.filter(({ position }) => position !== -1));
  }

  private columnOf(name: string): AttributeColumn | undefined {
    const known = this.find(name);
    if (known !== undefined || NO_EVIDENCE.has(name)) return known;
    const position = this.positionOf(name);
    if (position === -1) return undefined;
    const column = new AttributeColumn(name, position);
    this.keep([...this.columns.filter((other) => other.position !== position), column]);
    return column;
  }

  private keep(columns: readonly AttributeColumn[]): void {
    this.columns = columns;
    this.byName = new Map(columns.map((column) => [column.name, column]));
  }

  /** Where the column stands or may stand: the place of an empty one when all are taken; -1 when there is no room. */
  private positionOf(name: string): number {
    const known = this.names.indexOf(name);
    if (known !== -1) return known;
    const isEmpty = (other: string): boolean => (this.find(other)?.filled ?? 0) === 0;
    const position = this.names.length < MAX_COLUMNS ? this.names.length : this.names.findIndex(isEmpty);
    if (position !== -1) this.names[position] = name;
    return position;
  }
}
