import type { Clock } from '../clock';
import type { Selectable } from '../kysely';
import { momentAfter } from '../moment';
import { storableText } from '../storable-text';
import type { LedgerDb } from '../tables';
import type { CheckpointsTable } from './checkpoints-table';

/** Up to which moment something was read. */
export interface Checkpoint {
  readonly name: string;
  /** ISO 8601 UTC */
  readonly value: string;
  readonly createdAt: string;
  /** When it was moved last. */
  readonly updatedAt: string;
}

export interface CheckpointToSave {
  readonly name: string;
  /** A time; ISO 8601. */
  readonly value: string;
  /** Whether it may go back, so that a period is read once more. */
  readonly mayGoBack?: boolean;
}

export interface SavedCheckpoint extends Checkpoint {
  /** What it was before; null when there was none. */
  readonly previousValue: string | null;
  /** False when it stands where it stood, because it was there already or would have gone back. */
  readonly isMoved: boolean;
}

/** The checkpoint of a name; null while nothing was saved under it. */
export async function getCheckpoint(db: LedgerDb, name: string): Promise<Checkpoint | null> {
  const row = await db
    .selectFrom('checkpoints')
    .where('name', '=', storableText(name))
    .selectAll()
    .executeTakeFirst();
  return row === undefined ? null : shown(row);
}

/**
 * Moves a checkpoint forward. One that stands further on stays there, so that two runs that overlap, in any order, end where
 * the further one came to; to go back it has to be said. Safe to repeat. To be called in a transaction that writes.
 * @throws {RangeError} `value` is no time; nothing was changed.
 */
export async function saveCheckpoint(
  db: LedgerDb,
  { name, value, mayGoBack = false }: CheckpointToSave,
  clock: Pick<Clock, 'now'>,
): Promise<SavedCheckpoint> {
  const moment = momentAfter(value, 0);
  const before = await getCheckpoint(db, name);
  const now = clock.now();
  const row = await db
    .insertInto('checkpoints')
    .values({ name: storableText(name), value: moment, created_at: now, updated_at: now })
    .onConflict((conflict) => {
      const moved = conflict.column('name').doUpdateSet({ value: moment, updated_at: now });
      // The database compares, so that another run that saved meanwhile is not overtaken.
      return moved.where('checkpoints.value', mayGoBack ? '<>' : '<', moment);
    })
    .returningAll()
    .executeTakeFirst();
  const previousValue = before?.value ?? null;
  if (row !== undefined) return { ...shown(row), previousValue, isMoved: true };
  const standing = await getCheckpoint(db, name);
  if (standing === null) throw new RangeError('A checkpoint that could not be saved is not there.');
  return { ...standing, previousValue, isMoved: false };
}

const shown = (row: Selectable<CheckpointsTable>): Checkpoint => ({
  name: row.name,
  value: row.value,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
