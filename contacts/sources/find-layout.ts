import { bindHeader, checkMapping, type BoundHeader } from './columns';
import type { ImportOptions } from './import-options';
import { isBlankRecord, RecordReader, type CsvRecord } from './record-reader';
import type { FileFacts } from './sniff-file';
import { UnreadableFileError } from './unreadable-file-error';

/** Where the records of a file begin and how they are cut. */
export interface FileLayout extends BoundHeader {
  readonly delimiter: string;
  /** How many records, blank ones included, stand before the header. */
  readonly headerIndex: number;
  /** Physical line of the header, counted from 1. */
  readonly headerLine: number;
  /** The records above the header that hold something. */
  readonly titles: readonly (readonly string[])[];
}

const delimiters = [',', ';', '\t', '|'] as const;
const recordsSearched = 20;
const recordsCompared = 60;

/**
 * Finds delimiter and header: the delimiter and the line, among the first 20 records, with the most known headings
 * win; the delimiter under which the records below are as wide as the header breaks a tie.
 * @throws {UnreadableFileError} no line has two known headings, or there is one column only; nothing was imported.
 * Source of the rule: docs/sources.md, "Delimiter and header".
 */
export function findLayout(facts: FileFacts, options: ImportOptions): FileLayout {
  const announced = /^"?sep=(.)/i.exec(facts.beginning)?.[1];
  const candidates = options.delimiter ? [options.delimiter] : announced ? [announced] : delimiters;
  let best: { layout: FileLayout; score: number } | null = null;
  let widest = 0;
  for (const delimiter of candidates) {
    const records = firstRecords(facts, delimiter);
    widest = Math.max(widest, ...records.map(({ cells }) => cells.length));
    const found = bestHeader(records, delimiter, options);
    if (found && (!best || found.score > best.score)) best = found;
  }
  if (!best) throw new UnreadableFileError(widest < 2 ? 'one_column' : 'no_header');
  checkMapping(best.layout.heads, options);
  return best.layout;
}

function firstRecords(facts: FileFacts, delimiter: string): CsvRecord[] {
  const reader = new RecordReader(delimiter, facts.hasOnlyCarriageReturns);
  const records: CsvRecord[] = [];
  for (const record of reader.read(facts.beginning)) {
    records.push(record);
    if (records.length >= recordsCompared * 2) return records;
  }
  if (!facts.isWhole && records.length > 0) return records;
  for (const record of reader.finish()) {
    records.push(record);
    if (records.length >= recordsCompared * 2) break;
  }
  return records;
}

function bestHeader(
  records: readonly CsvRecord[],
  delimiter: string,
  options: ImportOptions,
): { layout: FileLayout; score: number } | null {
  let best: { layout: FileLayout; score: number } | null = null;
  const titles: (readonly string[])[] = [];
  let searched = 0;
  for (const [headerIndex, { cells, line }] of records.entries()) {
    if (isBlankRecord(cells)) continue;
    if (searched >= recordsSearched) break;
    searched += 1;
    const bound = bindHeader(cells, titles.flat(), options);
    const known = knownHeads(bound);
    const score = known - 2 * cells.filter(isData).length;
    if (known >= 2 && score > 0 && (!best || score > Math.floor(best.score))) {
      const layout = { ...bound, delimiter, headerIndex, headerLine: line, titles: [...titles] };
      best = { layout, score: score + sameWidth(records.slice(headerIndex + 1), cells.length) };
    }
    titles.push(cells);
  }
  return best;
}

/** Headings that mean something; one repeated counts again only for fields that may repeat. */
function knownHeads({ meanings }: BoundHeader): number {
  const seen = new Set<string>();
  let known = 0;
  for (const meaning of meanings) {
    if (!meaning) continue;
    const key = `${meaning.field} ${meaning.who ?? ''} ${meaning.group ?? ''} ${meaning.line ?? ''}`;
    if (!seen.has(key)) known += 1;
    seen.add(key);
  }
  return known;
}

/** A cell of a record, not of a header: an address with @, a number, a long text. */
function isData(cell: string): boolean {
  return cell.includes('@') || cell.replace(/\D/g, '').length >= 7 || cell.length > 80;
}

/** The share of records as wide as the header: 0 to just under 1. */
function sameWidth(below: readonly CsvRecord[], width: number): number {
  const records = below.filter(({ cells }) => !isBlankRecord(cells)).slice(0, recordsCompared);
  return records.filter(({ cells }) => cells.length === width).length / (records.length + 1);
}
