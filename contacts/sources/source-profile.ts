import type { SourceSystem } from '../model/source-record';
import type { ColumnMeaning } from './fields';
import type { Identity } from './identity';
import type { MappedRow, Who } from './mapped-row';

/** What is known about the layout of one kind of export. */
export interface SourceProfile {
  readonly source: SourceSystem;
  /** The layout in words, e.g. "QuickBooks Online contact list". */
  readonly layout: string;
  /**
   * True when a header belongs to this layout.
   * @param heads  the folded headings
   * @param titles the folded cells of the lines above the header
   */
  detects(heads: ReadonlySet<string>, titles: ReadonlySet<string>): boolean;
  /** What a folded heading means; undefined when the layout does not know it. */
  column(head: string): ColumnMeaning | undefined;
  /** True when headings that the layout does not know are read like those of an arbitrary file. */
  readonly readsOtherColumns: boolean;
  /** The people a row can name. */
  readonly people: readonly Who[];
  /** Whom the row is about; null when it says nothing about this person. */
  identify(row: MappedRow, who: Who): Identity | null;
}

/** A table of headings as they stand in the files; compared folded. */
export function columnTable(
  fold: (head: string) => string,
  entries: readonly (readonly [heads: string, meaning: ColumnMeaning])[],
): ReadonlyMap<string, ColumnMeaning> {
  return new Map(
    entries.flatMap(([heads, meaning]) => heads.split('|').map((head) => [fold(head), meaning] as const)),
  );
}
