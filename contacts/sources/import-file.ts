import { importRow } from './import-row';
import type { ImportOptions } from './import-options';
import { findLayout } from './find-layout';
import { textReader } from './encoding';
import { isBlankRecord, RecordReader, type CsvRecord } from './record-reader';
import type { ImportSummary, RowOutcome } from './row-outcome';
import { sniffFile, type FileFacts, type ImportFile } from './sniff-file';
import { UnreadableFileError } from './unreadable-file-error';

/**
 * Reads a file of contacts record by record, in bounded memory: a first pass over the bytes finds hash and encoding, a
 * second one decodes and parses. Every record gives exactly one outcome, in the order of the file; the same bytes give
 * the same outcomes however they are cut into chunks. Returns the summary at the end.
 * Never evaluates anything in the file and never changes it.
 * @throws {UnreadableFileError} the file as a whole cannot be read as a list of contacts; nothing was imported.
 */
export async function* importFile(
  file: ImportFile,
  options: ImportOptions,
): AsyncGenerator<RowOutcome, ImportSummary> {
  const facts = await sniffFile(file, options.encoding);
  const layout = findLayout(facts, options);
  const context = {
    header: layout,
    titles: layout.titles,
    options,
    fileName: file.fileName,
    contentHash: facts.contentHash,
  };
  const counts = { accepted: 0, rejected: 0, furniture: 0 };
  let position = -1;
  let record = 0;
  for await (const { cells, hasUnclosedQuote } of recordsOf(file, facts, layout.delimiter)) {
    position += 1;
    if (position <= layout.headerIndex || isBlankRecord(cells)) continue;
    record += 1;
    const outcome = importRow(
      { cells, record, flags: rowFlags(cells, layout.heads.length, hasUnclosedQuote) },
      context,
    );
    counts[outcome.kind] += 1;
    yield outcome;
  }
  if (record === 0) throw new UnreadableFileError('header_only');
  return {
    fileName: file.fileName,
    contentHash: facts.contentHash,
    source: layout.source,
    encoding: facts.encoding,
    delimiter: layout.delimiter,
    headerLine: layout.headerLine,
    records: record,
    ...counts,
  };
}

async function* recordsOf(file: ImportFile, facts: FileFacts, delimiter: string): AsyncGenerator<CsvRecord> {
  const text = textReader(facts.encoding);
  const records = new RecordReader(delimiter, facts.hasOnlyCarriageReturns);
  for await (const bytes of file.openBytes()) yield* records.read(text.read(bytes));
  yield* records.read(text.read(undefined));
  yield* records.finish();
}

function rowFlags(cells: readonly string[], width: number, hasUnclosedQuote: boolean): string[] {
  const flags: string[] = [];
  if (cells.length < width) flags.push('short_row');
  if (cells.slice(width).some((cell) => cell.trim() !== '')) flags.push('long_row');
  if (cells.some((cell) => cell.includes('\n'))) flags.push('embedded_newline');
  if (hasUnclosedQuote) flags.push('unclosed_quote');
  return flags;
}
