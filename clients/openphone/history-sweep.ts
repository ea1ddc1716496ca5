import { InvalidRequestError, NotFoundError, OpenPhoneError, UnexpectedAnswerError } from './errors';
import { settle, type Settled } from '../http/settle';
import { utcMoment } from '../../contacts/mapping/outside-values';
import { doneUpTo, isoOf, type HistoryCheckpoint, type HistoryWindow } from './history-window';

/** A page of rows, and the cursor of the next one. */
export interface SweptPage<Row> {
  readonly data: readonly Row[];
  readonly nextCursor: string | null;
}

/** A list of the dated surface as a sweep needs it. */
export interface SweptList<Row extends { readonly id: string }> {
  /** e.g. "GET /messages", for errors. */
  readonly name: string;
  /** Which end of the span the vendor begins with. */
  readonly order: 'oldest_first' | 'newest_first';
  /** Rows at or after `since` and before `until`; a few outside of it do no harm. */
  readonly page: (
    span: Pick<HistoryWindow, 'since' | 'until'>,
    cursor: string | null,
  ) => Promise<SweptPage<Row>>;
  /** When the row was created, or changed: what the list is ordered by. */
  readonly timeOf: (row: Row) => string;
}

export interface Swept<Row> {
  readonly rows: readonly Row[];
  readonly checkpoint: HistoryCheckpoint;
}

/** How often a cursor may turn out to be expired with no new row in between. */
const FUTILE_RESTARTS = 3;

/** OpenPhone forgot its place in a list before the next page was asked for, again and again. */
export class CursorExpiredError extends OpenPhoneError {
  readonly code = 'openphone.cursor_expired';
  constructor(name: string) {
    super(
      `OpenPhone refused the cursor of the next page ${FUTILE_RESTARTS} times in a row (${name}).`,
      'Nothing of this window was put out.',
      'Run it again from the same checkpoint; raise "Requests per Second" if it was lowered.',
    );
  }
}

/**
 * Reads the rows of a window, as many as `limit`, and says where to go on. Over all calls from checkpoint to checkpoint every
 * row of the window comes exactly once, however many share one millisecond, wherever pages end and whenever cursors expire; a
 * call that is repeated from the same checkpoint gives the same. Cursors are never kept: the place to go on is a time, and the
 * rows of a millisecond that was not read to its end are left for the next call.
 *
 * `limit` is exceeded only when that many rows share the first millisecond. It all rests on the vendor's order: where the rows
 * that were read are not in it, no place to stop can be told, and the window is read to its end.
 * @throws {CursorExpiredError} a millisecond has more rows than a page, and its cursors expire before they are used
 * @throws {OpenPhoneError} what `page` throws; nothing was put out
 */
export async function sweep<Row extends { readonly id: string }>(
  list: SweptList<Row>,
  window: HistoryWindow,
  limit: number,
): Promise<Swept<Row>> {
  const reading = new Reading(list, window);
  for await (const isLast of reading.pages()) {
    const stop = reading.placeToStop(limit);
    if (stop !== null) return reading.upTo(stop);
    if (isLast) break;
  }
  return { rows: reading.rows, checkpoint: doneUpTo(window.nextSince) };
}

class Reading<Row extends { readonly id: string }> {
  readonly rows: Row[] = [];
  /** Of each row, milliseconds since 1970. */
  private readonly times: number[] = [];
  private readonly seen = new Set<string>();
  private isInOrder = true;

  constructor(
    private readonly list: SweptList<Row>,
    private readonly window: HistoryWindow,
  ) {}

  /** Reads page after page; says after each whether it was the last. */
  async *pages(): AsyncGenerator<boolean> {
    let span: Pick<HistoryWindow, 'since' | 'until'> = this.window;
    let cursor: string | null = null;
    let futile = 0;
    for (;;) {
      const read: Settled<SweptPage<Row>> = await settle(this.list.page(span, cursor));
      if (!read.ok) {
        if (cursor === null || !isExpiredCursor(read.error)) throw read.error;
        futile += 1;
        if (futile >= FUTILE_RESTARTS || !this.isInOrder) throw new CursorExpiredError(this.list.name);
        // The rows are ordered by time, so that the list can be entered again at the last one.
        span = this.spanFrom(this.times.length - 1);
        cursor = null;
        continue;
      }
      const { data, nextCursor }: SweptPage<Row> = read.value;
      if (this.take(data)) futile = 0;
      yield nextCursor === null;
      if (nextCursor === null) return;
      if (nextCursor === cursor)
        throw new UnexpectedAnswerError(this.list.name, ['nextCursor is the cursor of the same page']);
      cursor = nextCursor;
    }
  }

  /**
   * How many rows can be put out so that none of the next is of the same millisecond as the last: as many as `limit` allows,
   * else as few as possible; null when more has to be read.
   */
  placeToStop(limit: number): number | null {
    if (!this.isInOrder || this.rows.length <= limit) return null;
    const isBoundary = (count: number): boolean => this.times[count - 1] !== this.times[count];
    for (let count = limit; count > 0; count -= 1) if (isBoundary(count)) return count;
    for (let count = limit + 1; count < this.rows.length; count += 1) if (isBoundary(count)) return count;
    return null;
  }

  /** The first rows, and the checkpoint at which the next one comes first. */
  upTo(count: number): Swept<Row> {
    const { since, until } = this.spanFrom(count);
    return {
      rows: this.rows.slice(0, count),
      checkpoint: { since, until, isDone: false, nextSince: this.window.nextSince },
    };
  }

  /** The rest of the window from a row on, all of its millisecond included. */
  private spanFrom(index: number): Pick<HistoryWindow, 'since' | 'until'> {
    const { since, until } = this.window;
    const at = this.times[index];
    if (at === undefined) return { since, until };
    return this.list.order === 'oldest_first' ? { since: isoOf(at), until } : { since, until: isoOf(at + 1) };
  }

  /** @returns whether anything was new */
  private take(data: readonly Row[]): boolean {
    const { since, until } = this.window;
    const [from, to] = [since === null ? -Infinity : Date.parse(since), Date.parse(until)];
    const before = this.rows.length;
    for (const row of data) {
      const at = Date.parse(utcMoment(this.list.timeOf(row)) ?? '');
      if (at < from || at >= to || this.seen.has(row.id)) continue;
      const last = this.times.at(-1) ?? at;
      if (this.list.order === 'oldest_first' ? at < last : at > last) this.isInOrder = false;
      this.seen.add(row.id);
      this.rows.push(row);
      this.times.push(at);
    }
    return this.rows.length > before;
  }
}

/** No error says so in particular; a cursor is all that sets such a request apart from the one before. */
const isExpiredCursor = (error: unknown): boolean =>
  error instanceof InvalidRequestError || error instanceof NotFoundError;
