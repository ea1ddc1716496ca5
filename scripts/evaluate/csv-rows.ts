import { createReadStream } from 'node:fs';
import { textReader } from '../../contacts/sources/encoding';
import { isBlankRecord, RecordReader, type CsvRecord } from '../../contacts/sources/record-reader';
import { EvaluationError, systemCode } from './evaluation-error';

const pieceBytes = 64 * 1024;
/** From this length on V8 makes a cell a view that keeps the whole piece of text in memory. */
const shortestView = 13;

/**
 * The rows of a CSV file in UTF-8, a batch for each piece that was read; blank ones are left out. Never holds more than
 * a piece and a batch, and no cell keeps its piece alive.
 * @param file absolute path
 * @throws {EvaluationError} the file is not there or cannot be read.
 */
export async function* csvRows(file: string): AsyncGenerator<readonly CsvRecord[]> {
  const text = textReader('utf-8');
  const reader = new RecordReader(',', false);
  for await (const bytes of bytesOf(file)) {
    const rows = keptRows(reader.read(text.read(bytes)));
    if (rows.length > 0) yield rows;
  }
  const rows = [...keptRows(reader.read(text.read(undefined))), ...keptRows(reader.finish())];
  if (rows.length > 0) yield rows;
}

function keptRows(records: Iterable<CsvRecord>): CsvRecord[] {
  const rows: CsvRecord[] = [];
  for (const record of records)
    if (!isBlankRecord(record.cells)) rows.push({ ...record, cells: record.cells.map(detached) });
  return rows;
}

/** Joining makes a text of its own, of which the slice is a view; the piece is let go. */
function detached(cell: string): string {
  return cell.length < shortestView ? cell : ` ${cell}`.slice(1);
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of createReadStream(file, { highWaterMark: pieceBytes }))
      yield bytes as Uint8Array;
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function unreadable(file: string, cause: unknown): EvaluationError {
  const code = systemCode(cause);
  return code === 'ENOENT'
    ? new EvaluationError('file', `There is no file ${file}.`, 'Check the path.', { cause })
    : new EvaluationError(
        'file',
        `${file} cannot be read (${code}).`,
        'Check that it is a file and may be read.',
        { cause },
      );
}
