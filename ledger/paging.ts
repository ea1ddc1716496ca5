import { sql } from './kysely';

/** The last entry of a page, from which the next one goes on. */
export interface PageMark {
  /** ISO 8601 UTC */
  readonly at: string;
  readonly id: string;
}

export interface PageRequest {
  readonly limit: number;
  /** `next` of the page before; null for the first. */
  readonly after?: PageMark | null;
}

/** Newest first. What is stored while somebody pages moves no page: nothing is shown twice or left out. */
export interface Page<Entry> {
  readonly entries: readonly Entry[];
  /** null at the end */
  readonly next: PageMark | null;
}

/** Whether a row is older than the last one shown, by a column of times and then by id. */
export const isOlderThan = (column: string, { at, id }: PageMark) =>
  sql<boolean>`(${sql.ref(column)}, ${sql.ref('id')}) < (${at}, ${id})`;

/** A page of rows, of which one more than the limit was asked for. */
export function pageOf<Entry>(
  entries: readonly Entry[],
  limit: number,
  markOf: (entry: Entry) => PageMark,
): Page<Entry> {
  const shown = entries.slice(0, limit);
  const last = shown.at(-1);
  return { entries: shown, next: entries.length > limit && last !== undefined ? markOf(last) : null };
}
