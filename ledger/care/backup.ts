import { resolve } from 'node:path';
import type { LedgerSettings } from '../settings';
import { translateError } from '../translate-error';
import { copySqlite, type LedgerFileFacts } from './copy-sqlite';
import { UsePgDumpError } from './errors';

/**
 * Writes the whole ledger, as it stands at one moment, into a new file, while n8n and others go on writing. The file can be
 * opened as a ledger. It holds people's data and is for its owner only.
 * @throws {UsePgDumpError} the ledger is in PostgreSQL
 * @throws {FileInTheWayError} something is at `target` already; it was not touched
 * @throws {LedgerUnavailableError | NoSuchFileError | LedgerTooNewError} no ledger that can be read; there is no backup.
 */
export async function backup(settings: LedgerSettings, target: string): Promise<LedgerFileFacts> {
  if (settings.kind === 'postgres') throw new UsePgDumpError('backup');
  return translated(copySqlite(resolve(settings.file), resolve(target)));
}

/**
 * Puts a backup in the place of a ledger that is not there any more, after checking that it is a whole ledger that this
 * version can read. The backup stays as it is. n8n must be stopped, so that it does not make a new ledger meanwhile.
 * @throws {UsePgDumpError} the ledger is in PostgreSQL
 * @throws {FileInTheWayError} a ledger, or what is left of one, is there; it was not touched
 * @throws {LedgerUnavailableError | NoSuchFileError | LedgerTooNewError} no backup that can be read; nothing was written.
 */
export async function restore(file: string, settings: LedgerSettings): Promise<LedgerFileFacts> {
  if (settings.kind === 'postgres') throw new UsePgDumpError('restore');
  return translated(copySqlite(resolve(file), resolve(settings.file)));
}

const translated = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw translateError(error);
  });
