import type { ColumnMeaning, Field } from './fields';

export type Who = 'primary' | 'secondary';

/** One cell with what its column means. */
export interface MappedCell {
  readonly text: string;
  readonly meaning: ColumnMeaning;
}

/** One record seen through the meaning of its columns. Columns that mean nothing are left out. */
export class MappedRow {
  private readonly cells: readonly MappedCell[];

  /** @param meanings one for each column of the header, null where the column is not known */
  constructor(texts: readonly string[], meanings: readonly (ColumnMeaning | null)[]) {
    this.cells = meanings.flatMap((meaning, column) =>
      meaning ? [{ text: texts[column] ?? '', meaning }] : [],
    );
  }

  /** The cells of a field that hold something, in the order of their columns. */
  all(field: Field, who: Who = 'primary'): readonly MappedCell[] {
    return this.cells.filter(
      ({ text, meaning }) =>
        meaning.field === field && (meaning.who ?? 'primary') === who && text.trim() !== '',
    );
  }

  /** The first cell of a field that holds something, untrimmed; '' when there is none. */
  text(field: Field, who: Who = 'primary'): string {
    return this.all(field, who)[0]?.text ?? '';
  }

  /** The cell of a field that belongs to the same number, e.g. the label of "Phone 2". '' when there is none. */
  grouped(field: Field, group: string | undefined, who: Who = 'primary'): string {
    return group === undefined
      ? ''
      : (this.all(field, who).find(({ meaning }) => meaning.group === group)?.text ?? '');
  }
}
