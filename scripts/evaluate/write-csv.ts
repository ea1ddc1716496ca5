import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { decisions, type ScoredPairs } from '../../contacts/matching/deduplicate';
import { unparse } from '../../contacts/sources/papaparse';
import { EvaluationError, systemCode } from './evaluation-error';

const rowsAtATime = 5_000;

/** The pairs as they came from the engine; confidence with six digits. */
export function* predictionRows(pairs: ScoredPairs, ids: readonly string[]): Generator<readonly string[]> {
  yield ['rec_id_l', 'rec_id_r', 'confidence', 'decision'];
  for (let pair = 0; pair < pairs.length; pair += 1)
    yield [
      ids[pairs.left[pair] ?? -1] ?? '',
      ids[pairs.right[pair] ?? -1] ?? '',
      (pairs.confidence[pair] ?? 0).toFixed(6),
      decisions[pairs.decision[pair] ?? -1] ?? '',
    ];
}

/** Every record with the number of its cluster, in the order of the file. */
export function* clusterRows(clusters: Int32Array, ids: readonly string[]): Generator<readonly string[]> {
  yield ['rec_id', 'cluster'];
  for (let record = 0; record < ids.length; record += 1)
    yield [ids[record] ?? '', String(clusters[record] ?? '')];
}

/** @throws {EvaluationError} the folder that the file is to stand in is not there; so that it is said before the work, not after it. */
export async function requireFolderOf(file: string): Promise<void> {
  const folder = await stat(dirname(file)).catch(() => null);
  if (folder?.isDirectory()) return;
  throw new EvaluationError('file', `There is no folder ${dirname(file)}.`, 'Make it, or name another file.');
}

/** A file and what it is to hold. */
export interface CsvOutput {
  readonly file: string;
  readonly rows: Iterable<readonly string[]>;
}

/**
 * Writes files as CSV in UTF-8, LF at the end of each row; memory holds a few thousand rows. The files appear when all of
 * them are complete.
 * @throws {EvaluationError} one cannot be written; what stood in their places before still does.
 */
export async function writeCsvFiles(outputs: readonly CsvOutput[]): Promise<void> {
  for (const { file, rows } of outputs) {
    try {
      await pipeline(Readable.from(textOf(rows)), createWriteStream(partial(file)));
    } catch (cause) {
      for (const output of outputs) await rm(partial(output.file), { force: true });
      throw unwritable(file, cause);
    }
  }
  for (const { file } of outputs) await rename(partial(file), file);
}

const partial = (file: string): string => `${file}.part`;

function unwritable(file: string, cause: unknown): EvaluationError {
  return new EvaluationError(
    'file',
    `${file} cannot be written (${systemCode(cause)}).`,
    'Check that the folder may be written to and that the disk has room.',
    { cause },
  );
}

function* textOf(rows: Iterable<readonly string[]>): Generator<string> {
  let batch: (readonly string[])[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < rowsAtATime) continue;
    yield `${unparse(batch, ',', '\n')}\n`;
    batch = [];
  }
  if (batch.length > 0) yield `${unparse(batch, ',', '\n')}\n`;
}
