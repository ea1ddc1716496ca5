import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LedgerTooNewError, LedgerUnavailableError } from '../errors';
import { migrationsFor } from '../migrations';
import { isThere } from '../settings';
import { FileInTheWayError, FileNotWrittenError, NoSuchFileError } from './errors';

/** What a file of a ledger holds. */
export interface LedgerFileFacts {
  readonly file: string;
  readonly bytes: number;
  readonly contacts: number;
  readonly conversations: number;
}

/**
 * Copies a ledger into a new file, as it stands at one moment, whatever others write meanwhile; they do not wait. The copy is
 * for its owner only, is synchronised to the disk and checked before this answers. A copy that fails is removed.
 * @throws {NoSuchFileError | FileInTheWayError | FileNotWrittenError | LedgerUnavailableError | LedgerTooNewError} nothing was
 *   changed, and nothing new is at `target`.
 */
export async function copySqlite(source: string, target: string): Promise<LedgerFileFacts> {
  await inspectSqlite(source);
  for (const file of [target, `${target}-wal`, `${target}-shm`])
    if (isThere(file)) throw new FileInTheWayError(file);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  // Only one that makes the file itself goes on; SQLite writes into an empty file.
  closeSync(openSync(target, 'wx', 0o600));
  let isDone = false;
  try {
    await vacuumInto(source, target)
      .then(() => synchronise(target))
      .catch((error: unknown) => {
        throw new FileNotWrittenError(target, error instanceof Error ? error.message : 'unknown reason');
      });
    const facts = await inspectSqlite(target);
    isDone = true;
    return facts;
  } finally {
    if (!isDone) for (const file of [target, `${target}-journal`]) rmSync(file, { force: true });
  }
}

/**
 * Reads what a file holds and whether it can be trusted. Changes nothing.
 * @throws {NoSuchFileError} @throws {LedgerUnavailableError} no SQLite file, damaged, or of another program
 * @throws {LedgerTooNewError} written by a newer version
 */
export async function inspectSqlite(file: string): Promise<LedgerFileFacts> {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size;
  if (bytes === undefined) throw new NoSuchFileError(file);
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const values = (query: string): unknown[] =>
      database
        .prepare(query)
        .all()
        .map((row) => Object.values(row)[0]);
    const hasTable = values(`select count(*) from sqlite_master where name = 'ledger_migrations'`)[0];
    if (hasTable !== 1) throw new LedgerUnavailableError('foreign');
    const known = Object.keys(migrationsFor('sqlite'));
    const unknown = values('select name from ledger_migrations').filter(
      (name) => !known.includes(String(name)),
    );
    if (unknown.length > 0) throw new LedgerTooNewError(unknown.length);
    if (values('pragma integrity_check')[0] !== 'ok') throw new LedgerUnavailableError('corrupt');
    const count = (table: string): number =>
      values(`select count(*) from sqlite_master where name = '${table}'`)[0] === 1
        ? Number(values(`select count(*) from ${table}`)[0])
        : 0;
    return { file, bytes, contacts: count('contacts'), conversations: count('enrichment_conversations') };
  } finally {
    database.close();
  }
}

/** See https://sqlite.org/lang_vacuum.html#vacuuminto: one unchanging picture, without the write-ahead log. */
async function vacuumInto(source: string, target: string): Promise<void> {
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(source, { readOnly: true });
  try {
    database.prepare('vacuum into ?').run(target);
  } finally {
    database.close();
  }
}

/** SQLite leaves it to us whether a copy survives a power cut. */
function synchronise(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
