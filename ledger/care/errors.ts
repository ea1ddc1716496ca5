import { LeasingContactsError } from '../../contacts/model/errors';

const NOTHING_WRITTEN = 'Nothing was written.';

/** There is no file at the path, or it cannot be opened. */
export class NoSuchFileError extends LeasingContactsError {
  readonly code = 'care.no_such_file';

  constructor(file: string) {
    super(`There is no file "${file}".`, NOTHING_WRITTEN, 'Check the path.');
  }
}

/** Something is where a file should be written. */
export class FileInTheWayError extends LeasingContactsError {
  readonly code = 'care.file_in_the_way';

  constructor(file: string) {
    super(
      `"${file}" is there already.`,
      'It was not touched, and nothing was written.',
      'Name a file that does not exist, or put that one aside first (with its "-wal" and "-shm", if it is a ledger; n8n must be stopped then).',
    );
  }
}

/** A copy or an export could not be written to its end. */
export class FileNotWrittenError extends LeasingContactsError {
  readonly code = 'care.file_not_written';

  /** @param reason what the system or the database calls it, e.g. "ENOSPC" or "database or disk is full" */
  constructor(file: string, reason: string) {
    super(
      `"${file}" could not be written (${reason}).`,
      'What there was of it was removed; the ledger is as it was.',
      'Look whether the disk has room and the folder may be written, or name a file elsewhere.',
    );
  }
}

/** PostgreSQL has its own tool, which knows more than we do. */
export class UsePgDumpError extends LeasingContactsError {
  readonly code = 'care.use_pg_dump';

  constructor(what: 'backup' | 'restore') {
    super(
      `A ledger in PostgreSQL is not ${what === 'backup' ? 'backed up' : 'restored'} by this package.`,
      NOTHING_WRITTEN,
      what === 'backup'
        ? 'Use pg_dump, e.g. "pg_dump --format=custom --file=ledger.dump DATABASE". To move the ledger to another kind of database, export it.'
        : 'Use pg_restore, e.g. "pg_restore --dbname=DATABASE ledger.dump".',
    );
  }
}

/** An import would mix two ledgers. */
export class LedgerNotEmptyError extends LeasingContactsError {
  readonly code = 'care.ledger_not_empty';

  constructor(table: string) {
    super(
      `The ledger is not empty: its table ${table} has rows.`,
      'Nothing was imported.',
      'Import into a new file or an empty database.',
    );
  }
}

const EXPORT_FAULTS = {
  header: 'it does not begin as an export of a ledger does',
  json: 'it is no JSON',
  shape: 'it is no row of a ledger',
  table: 'it is of a table that this version does not know',
  column: 'it has a column that this version does not know',
  end: 'the export ends before its last line',
  counts: 'it has not as many rows as its last line says',
  behind: 'something stands behind the last line of the export',
} as const;
export type ExportFault = keyof typeof EXPORT_FAULTS;

/** A file that is not the whole of an export. */
export class UnreadableExportError extends LeasingContactsError {
  readonly code = 'care.unreadable_export';

  constructor(
    readonly line: number,
    fault: ExportFault,
  ) {
    super(
      `The export cannot be read at line ${line}: ${EXPORT_FAULTS[fault]}.`,
      'Nothing was imported.',
      'Export the ledger again, and import the file as it was written.',
    );
  }
}

/** A number of days that would take what is still needed. */
export class UnreadablePurgeError extends LeasingContactsError {
  readonly code = 'care.purge_days';

  constructor(leastDays: number) {
    super(
      `What is younger than ${leastDays} days is not purged.`,
      'Nothing was purged.',
      `Give a whole number of days, ${leastDays} or more.`,
    );
  }
}
