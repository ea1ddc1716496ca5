import { parsePiece } from './papaparse';

/** One record of a file as its cells, with the place where it stands. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** Physical line on which the record begins, counted from 1. */
  readonly line: number;
  /** True when a quote was opened and never closed: the line was read again with quoting off. */
  readonly hasUnclosedQuote: boolean;
}

/** A quoted record may be this long; beyond it the quote counts as never closed. */
export const longestRecord = 256 * 1024;
/** A line without a line end is cut here, so that memory stays bounded. */
const longestLine = 4 * longestRecord;
const shortestLimit = 4 * 1024;
const pieceLength = 64 * 1024;

/**
 * Cuts text that arrives in pieces of any size into records, and never holds more than a piece and one record. A quote
 * that is not closed within `longestRecord` characters, or that runs into a line which opens another quoted cell, costs
 * only its own line, not the rest of the file. Where the pieces are cut makes no difference.
 * LF and CRLF end a record, CR alone only when the file has no LF at all; line ends in cells become LF.
 * Never throws.
 */
export class RecordReader {
  private buffer = '';
  private line = 1;
  private limit = longestRecord;
  private heldReturn = '';

  constructor(
    private readonly delimiter: string,
    private readonly hasOnlyCarriageReturns: boolean,
  ) {}

  /** The records that are complete with this piece of text. */
  *read(text: string): Generator<CsvRecord> {
    this.buffer += this.withLineFeeds(text, false);
    if (this.buffer.length >= pieceLength) yield* this.take(false);
  }

  /** The records that were left. Call it once, at the end. */
  *finish(): Generator<CsvRecord> {
    this.buffer += this.withLineFeeds('', true);
    yield* this.take(true);
  }

  private withLineFeeds(text: string, isEnd: boolean): string {
    const whole = this.heldReturn + text;
    this.heldReturn = !isEnd && whole.endsWith('\r') ? '\r' : '';
    const ready = this.heldReturn === '' ? whole : whole.slice(0, -1);
    return this.hasOnlyCarriageReturns ? ready.replaceAll('\r', '\n') : ready.replaceAll('\r\n', '\n');
  }

  private *take(isEnd: boolean): Generator<CsvRecord> {
    let start = 0;
    while (start < this.buffer.length) {
      const found = this.endOfRecord(start, isEnd);
      const isUnclosed = found === 'unclosed';
      const end = isUnclosed ? this.endOfLine(start, isEnd) : found;
      const cut = start + longestLine;
      if (end === 'unknown' && this.buffer.length <= cut) break;
      this.adaptLimit(start, end, isUnclosed);
      const stop = end === 'unknown' || end > cut ? cut : end;
      yield this.record(start, stop, isUnclosed);
      start = stop === cut ? cut : stop + 1;
    }
    this.buffer = this.buffer.slice(start);
  }

  /** Hostile files open quotes on every line; each one in vain makes the next look-ahead shorter. */
  private adaptLimit(start: number, end: number | 'unknown', isUnclosed: boolean): void {
    if (isUnclosed) this.limit = Math.max(shortestLimit, this.limit / 2);
    else if (end !== 'unknown' && this.buffer.slice(start, end).includes('\n'))
      this.limit = Math.min(longestRecord, this.limit * 2);
  }

  private endOfLine(start: number, isEnd: boolean): number | 'unknown' {
    const lineEnd = this.buffer.indexOf('\n', start);
    if (lineEnd !== -1) return lineEnd;
    return isEnd ? this.buffer.length : 'unknown';
  }

  private record(start: number, end: number, hasUnclosedQuote: boolean): CsvRecord {
    const text = this.buffer.slice(start, end);
    const line = this.line;
    this.line += 1 + (text.includes('\n') ? text.split('\n').length - 1 : 0);
    if (hasUnclosedQuote) return { cells: this.unquoted(text), line, hasUnclosedQuote };
    // Most lines hold no quote: nothing is left for a parser to do.
    if (!text.includes('"') && !text.includes('\r'))
      return { cells: text.split(this.delimiter), line, hasUnclosedQuote };
    const { data } = parsePiece(text, { delimiter: this.delimiter, quoteChar: '"' }, false);
    const cells = data.length === 1 ? data[0] : undefined;
    return {
      cells: (cells ?? (text === '' ? [''] : this.unquoted(text))).map((cell) =>
        cell.replace(/\r\n?/g, '\n'),
      ),
      line,
      hasUnclosedQuote,
    };
  }

  /** A line without quoting: the quote that was opened in vain goes, every other one stays. */
  private unquoted(text: string): string[] {
    return text.split(this.delimiter).map((cell) =>
      cell
        .replace(/^\s*"(?!.*"$)/, '')
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"'),
    );
  }

  /** Where the record that begins at `start` ends: the index of its line feed, or of the end of the text. */
  private endOfRecord(start: number, isEnd: boolean): number | 'unknown' | 'unclosed' {
    const { buffer, delimiter } = this;
    let at = start;
    for (;;) {
      if (buffer[at] === '"') {
        const close = this.endOfQuoted(at, start, isEnd);
        if (typeof close === 'string') return close;
        at = close;
      }
      const end = this.endOfLine(at, isEnd);
      const nextCell = buffer.slice(at, end === 'unknown' ? buffer.length : end).indexOf(`${delimiter}"`);
      if (nextCell === -1) return end;
      at += nextCell + delimiter.length;
    }
  }

  /** The place behind the closing quote of the cell that opens at `open`. */
  private endOfQuoted(open: number, start: number, isEnd: boolean): number | 'unknown' | 'unclosed' {
    const { buffer, delimiter } = this;
    const last = start + this.limit;
    for (
      let quote = buffer.indexOf('"', open + 1);
      quote !== -1 && quote < last;
      quote = buffer.indexOf('"', quote + 1)
    ) {
      if (buffer[quote + 1] === '"') {
        quote += 1;
        continue;
      }
      let after = quote + 1;
      while (buffer[after] === ' ') after += 1;
      if (after >= buffer.length) return isEnd ? after : 'unknown';
      if (buffer[after] === '\n' || buffer.startsWith(delimiter, after)) return after;
      const opensAnother =
        buffer[quote - 1] === '\n' || buffer.slice(quote - delimiter.length, quote) === delimiter;
      if (opensAnother && buffer.slice(open, quote).includes('\n')) return 'unclosed';
    }
    return isEnd || buffer.length >= last ? 'unclosed' : 'unknown';
  }
}

/** True when no cell of the record holds anything but blanks. */
export function isBlankRecord(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
