import { existsSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import {
  backup,
  exportLedger,
  FileInTheWayError,
  FileNotWrittenError,
  importLedger,
  NoSuchFileError,
  openLedger,
  purgeLedger,
  restore,
  type Clock,
  type Ledger,
  type LedgerSettings,
} from '../../ledger';
import { systemCode } from '../evaluate/evaluation-error';
import type { LedgerCommand } from './options';

/** Does what the command line says and answers with what was done: counts and paths. @throws {LeasingContactsError} */
export async function runLedgerCommand(command: LedgerCommand, clock: Clock): Promise<object> {
  const { settings } = command;
  switch (command.command) {
    case 'backup':
      return backup(settings, command.file);
    case 'restore':
      return restore(command.file, settings);
    case 'export':
      return withLedger(settings, (ledger) => exportInto(ledger, command.file));
    case 'import':
      return importFrom(settings, command.file);
    case 'purge': {
      const { olderThanDays, interactionsOlderThanDays, by } = command;
      const request = { olderThanDays, interactionsOlderThanDays, by };
      return withLedger(settings, (ledger) => purgeLedger(ledger, request, clock));
    }
  }
}

/** Opens a ledger that is there; a mistyped path does not make a new one. */
async function withLedger<T>(settings: LedgerSettings, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  if (settings.kind === 'sqlite' && !existsSync(settings.file)) throw new NoSuchFileError(settings.file);
  const ledger = await openLedger(settings);
  return work(ledger).finally(() => ledger.close());
}

async function exportInto(ledger: Ledger, file: string): Promise<object> {
  const handle = await opened(file, 'wx');
  let isDone = false;
  try {
    const rows = await exportLedger(ledger, (lines) => written(file, handle.appendFile(lines)));
    await written(file, handle.sync());
    isDone = true;
    return { file, rows };
  } finally {
    await handle.close();
    if (!isDone) await rm(file, { force: true });
  }
}

const written = (file: string, writing: Promise<void>): Promise<void> =>
  writing.catch((cause: unknown) => {
    throw new FileNotWrittenError(file, systemCode(cause));
  });

async function importFrom(settings: LedgerSettings, file: string): Promise<object> {
  const handle = await opened(file, 'r');
  try {
    const ledger = await openLedger(settings);
    const rows = await importLedger(ledger, linesOf(handle)).finally(() => ledger.close());
    return { file, rows };
  } finally {
    await handle.close();
  }
}

/** Begins to read only when the first line is asked for: readline loses lines that come before anybody listens. */
async function* linesOf(handle: FileHandle): AsyncGenerator<string> {
  yield* handle.readLines({ encoding: 'utf8' });
}

/** For its owner only; an export never replaces a file. */
async function opened(file: string, flags: 'r' | 'wx'): Promise<FileHandle> {
  return open(file, flags, 0o600).catch((cause: unknown) => {
    if (systemCode(cause) === 'ENOENT') throw new NoSuchFileError(file);
    if (systemCode(cause) === 'EEXIST') throw new FileInTheWayError(file);
    throw cause;
  });
}
