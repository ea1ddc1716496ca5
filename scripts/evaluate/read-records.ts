import type { MatchRecord } from '../../contacts/matching/match-record';
import type { CsvRecord } from '../../contacts/sources/record-reader';
import { EvaluationError } from './evaluation-error';
import { matchColumns, textAt, type MatchColumns } from './match-columns';
import type { Partition } from './partition';

/** What is known of the records besides what the engine sees, by the position in which it saw them. */
export interface RecordLabels {
  readonly ids: readonly string[];
  /** The answer; null when the file has none. A record without a `cluster_id` is a person of its own. */
  readonly people: Partition | null;
  /** The number of each `cluster_id`. */
  readonly peopleByClusterId: ReadonlyMap<string, number>;
  /** Records without a source are a list of their own. */
  readonly sources: Partition;
}

/**
 * Hands over the records in the order of the file, in batches, and answers with their labels. Memory holds the labels
 * and one batch.
 * @param batches       rows of the file, the header first
 * @param without       columns that the engine does not see
 * @param needsSource   lists are linked, so that the records must say theirs
 * @param take          gets each batch
 * @throws {EvaluationError} no header or no records, `rec_id` (or a source that is needed) missing, blank or not unique,
 *   a row longer than the header; what was handed over before is to be thrown away.
 */
export async function readRecords(
  batches: AsyncIterable<readonly CsvRecord[]>,
  { without, needsSource }: { readonly without: readonly string[]; readonly needsSource: boolean },
  take: (records: readonly MatchRecord[]) => void,
): Promise<RecordLabels> {
  let columns: MatchColumns | null = null;
  const labels = new LabelReader();
  for await (const batch of batches) {
    let rows = batch;
    if (columns === null) {
      columns = matchColumns(batch[0]?.cells ?? [], without);
      if (needsSource && columns.source === -1) throw noSource();
      rows = batch.slice(1);
    }
    const records: MatchRecord[] = [];
    for (const row of rows) {
      labels.add(row, columns);
      records.push(columns.record(row.cells));
    }
    take(records);
  }
  if (columns === null)
    throw new EvaluationError('file', 'The file is empty.', 'Give a CSV file with a header and records.');
  return labels.finish(columns);
}

class LabelReader {
  private readonly ids: string[] = [];
  private readonly seen = new Set<string>();
  private readonly people: number[] = [];
  private readonly peopleByClusterId = new Map<string, number>();
  private peopleSize = 0;
  private readonly sources: number[] = [];
  private readonly sourceNumbers = new Map<string | null, number>();

  add({ cells, line }: CsvRecord, columns: MatchColumns): void {
    if (cells.length > columns.width)
      throw new EvaluationError(
        'record',
        `The record on line ${line} has ${cells.length} cells, the first line only ${columns.width}.`,
        'Put quotes around cells that hold commas.',
      );
    const id = textAt(cells, columns.recordId);
    if (id === null)
      throw new EvaluationError('record', `The record on line ${line} has no rec_id.`, 'Give it one.');
    if (this.seen.has(id))
      throw new EvaluationError(
        'record',
        `The rec_id of line ${line} stands on an earlier line as well.`,
        'Give every record a rec_id of its own.',
      );
    this.seen.add(id);
    this.ids.push(id);
    this.people.push(this.personOf(textAt(cells, columns.clusterId)));
    this.sources.push(numberOf(this.sourceNumbers, textAt(cells, columns.source)));
  }

  finish(columns: MatchColumns): RecordLabels {
    if (this.ids.length === 0)
      throw new EvaluationError(
        'file',
        'The file has a header and no records.',
        'Give one that has records.',
      );
    return {
      ids: this.ids,
      people:
        columns.clusterId === -1 ? null : { groupOf: Int32Array.from(this.people), size: this.peopleSize },
      peopleByClusterId: this.peopleByClusterId,
      sources: { groupOf: Int32Array.from(this.sources), size: this.sourceNumbers.size },
    };
  }

  private personOf(clusterId: string | null): number {
    const known = clusterId === null ? undefined : this.peopleByClusterId.get(clusterId);
    if (known !== undefined) return known;
    const person = this.peopleSize++;
    if (clusterId !== null) this.peopleByClusterId.set(clusterId, person);
    return person;
  }
}

function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key) ?? numbers.size;
  if (known === numbers.size) numbers.set(key, known);
  return known;
}

function noSource(): EvaluationError {
  return new EvaluationError(
    'column',
    '--link needs a column source, and the engine is given none.',
    'Name the list of each record in a column source, or leave --link out.',
  );
}
