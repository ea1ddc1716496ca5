import { foldName } from '../../normalize/fold-name';
import { GrowingArray, growingInt32 } from './growing-array';
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
  /** How many values look like numbers. */
  private numbered = 0;

  constructor(readonly name: string) {}

  /** True for a column of numbers that hardly repeat: licence, passport, customer number. */
  get isIdentifier(): boolean {
    const values = this.values.size - 1;
    return values >= MIN_IDENTIFIERS && this.numbered >= 0.9 * values && values >= 0.4 * this.filled;
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
    if (id === size && /^(?=.{4,})[\da-z ]*\d{3}/.test(text)) this.numbered += 1;
    return id;
  }

  write(row: number, id: number): void {
    const before = this.ids.get(row);
    if (before !== 0) {
      this.counts.add(before, -1);
      this.filled -= 1;
    }
    this.ids.set(row, id);
    if (id !== 0) {
      this.counts.add(id, 1);
      this.filled += 1;
    }
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
const MAX_COLUMNS = 12;

/** Every further column that the records have. */
export class AttributeTable {
  readonly columns: AttributeColumn[] = [];
  private readonly byName = new Map<string, AttributeColumn>();

  write(row: number, attributes: Readonly<Record<string, string>>): void {
    for (const [name, raw] of Object.entries(attributes)) {
      const column = this.columnOf(name);
      column?.write(row, column.idOf(raw));
    }
  }

  /** Empties all columns of a row. */
  clear(row: number): void {
    for (const column of this.columns) column.write(row, 0);
  }

  find(name: string): AttributeColumn | undefined {
    return this.byName.get(name);
  }

  private columnOf(name: string): AttributeColumn | undefined {
    const known = this.byName.get(name);
    if (known !== undefined || NO_EVIDENCE.has(name) || this.columns.length >= MAX_COLUMNS) return known;
    const column = new AttributeColumn(name);
    this.columns.push(column);
    this.byName.set(name, column);
    return column;
  }
}
