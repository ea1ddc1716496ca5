import type { CsvRecord } from '../../contacts/sources/record-reader';
import { EvaluationError } from './evaluation-error';
import { textAt } from './match-columns';
import type { Trap } from './traps';

const HEADS = ['kind', 'cluster_a', 'cluster_b'] as const;

/** The traps of a file whose people are both among the records, and how many were left out because they are not. */
export interface ReadTraps {
  readonly traps: readonly Trap[];
  readonly unknown: number;
}

/**
 * Reads pairs of people who must stay apart.
 * @param batches          rows with the header kind, cluster_a, cluster_b, in any order
 * @param peopleByClusterId the number of each person in the truth
 * @throws {EvaluationError} a column is missing, or none of the people is among the records.
 */
export async function readTraps(
  batches: AsyncIterable<readonly CsvRecord[]>,
  peopleByClusterId: ReadonlyMap<string, number>,
): Promise<ReadTraps> {
  const traps: Trap[] = [];
  let unknown = 0;
  let columns: readonly number[] | null = null;
  for await (const batch of batches) {
    const rows = columns === null ? batch.slice(1) : batch;
    columns ??= columnsOf(batch[0]?.cells ?? []);
    for (const { cells } of rows) {
      const [kind = null, a = null, b = null] = columns.map((at) => textAt(cells, at));
      const [first, second] = [peopleByClusterId.get(a ?? ''), peopleByClusterId.get(b ?? '')];
      if (kind === null || first === undefined || second === undefined) unknown += 1;
      else traps.push({ kind, a: first, b: second });
    }
  }
  if (traps.length === 0)
    throw new EvaluationError(
      'record',
      'The file of traps names no two people of the records.',
      'Give the traps that belong to these records, with the header kind,cluster_a,cluster_b.',
    );
  return { traps, unknown };
}

function columnsOf(header: readonly string[]): readonly number[] {
  const heads = header.map((head) => head.trim());
  const missing = HEADS.filter((head) => !heads.includes(head));
  if (missing.length > 0)
    throw new EvaluationError(
      'column',
      `The file of traps has no column ${missing.join(' and no column ')}.`,
      `Give it the header ${HEADS.join(',')}.`,
    );
  return HEADS.map((head) => heads.indexOf(head));
}
