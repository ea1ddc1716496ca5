import { LeasingContactsError } from '../contacts/model/errors';

const NOTHING_CHANGED = 'Nothing of this step was saved; what was saved before is still there.';

/** Why a ledger cannot be used at the moment, in words for the operator. */
const REASONS = {
  busy: [
    'The ledger is locked: another program kept writing to it for longer than the waiting time.',
    'Run the step again; if it stays locked, close the other program that has the file open.',
  ],
  read_only: [
    'The ledger can be read but not written.',
    'Give the user that runs n8n the right to write the file and its folder, or name another file in "File Path".',
  ],
  full: [
    'The ledger cannot grow: the disk is full.',
    'Free some space on the disk that holds the ledger and run the step again.',
  ],
  corrupt: [
    'The ledger file is damaged or is no SQLite database.',
    'Put the file aside (do not delete it), restore it from a backup, or name another file in "File Path".',
  ],
  foreign: [
    'The file is a SQLite database of another program, not a ledger.',
    'Name another file in "File Path".',
  ],
  cannot_open: [
    'The ledger file cannot be opened or made.',
    'Check that "File Path" names a file, not a folder, and that the user that runs n8n may write there.',
  ],
  disk_error: [
    'The disk that holds the ledger reported a fault while reading or writing.',
    'Check the disk (a network folder is not suited for the file), then run the step again.',
  ],
  no_sqlite: [
    'This version of Node.js has no built-in SQLite.',
    'Run n8n on Node.js 22.13 or newer, or set "Keep the Ledger In" to PostgreSQL.',
  ],
  unreachable: [
    'The PostgreSQL server of the ledger cannot be reached.',
    'Check host, port and "SSL" of the credential, and that the server is running; then run the step again.',
  ],
  login_refused: [
    'The PostgreSQL server refused the login of the ledger.',
    'Check user, password and database of the credential, and that the user may create tables there.',
  ],
} as const;

export type UnavailableReason = keyof typeof REASONS;

/** LEDGER_POSTGRES_URL holds something else than an address. Its text is not repeated: it may hold a password. */
export class LedgerAddressError extends LeasingContactsError {
  readonly code = 'ledger.address';

  constructor() {
    super(
      'LEDGER_POSTGRES_URL in the environment of n8n is no address of a PostgreSQL database.',
      NOTHING_CHANGED,
      'Write it as postgres://USER:PASSWORD@HOST:PORT/DATABASE, special characters percent-encoded, and start n8n again.',
    );
  }
}

/** The ledger cannot be opened, read or written for a reason outside this package. Safe to try again. */
export class LedgerUnavailableError extends LeasingContactsError {
  readonly code: `ledger.${UnavailableReason}`;

  constructor(
    readonly reason: UnavailableReason,
    options?: ErrorOptions,
  ) {
    super(REASONS[reason][0], NOTHING_CHANGED, REASONS[reason][1], options);
    this.code = `ledger.${reason}`;
  }
}

/** The ledger was written by a newer version of this package; an older one must not touch it. */
export class LedgerTooNewError extends LeasingContactsError {
  readonly code = 'ledger.too_new';

  constructor(readonly unknownMigrations: number) {
    super(
      `The ledger was written by a newer version of n8n-nodes-leasing-contacts (${unknownMigrations} unknown changes of its tables).`,
      'The ledger was not touched.',
      'Install that version or a newer one, or name another ledger.',
    );
  }
}

/** The tables of the ledger could not be made or brought up to date. */
export class LedgerMigrationError extends LeasingContactsError {
  readonly code = 'ledger.migration_failed';

  constructor(
    readonly migration: string | null,
    detail: string,
  ) {
    super(
      `The tables of the ledger could not be brought up to date${migration ? ` (at ${migration})` : ''}: ${detail}`,
      'The change of the tables was taken back; the data is as it was.',
      'Look whether another program uses tables of the same names, or name an empty database.',
    );
  }
}

/** The database refused a statement in a way this package does not expect. */
export class LedgerQueryError extends LeasingContactsError {
  readonly code = 'ledger.query_refused';

  constructor(detail: string) {
    super(
      `The database refused a statement of the ledger (${detail}).`,
      NOTHING_CHANGED,
      'Run the step again; if it stays, report it with this sentence.',
    );
  }
}

/** A match names records that were never saved, so the contact could not be told from the ledger. */
export class RecordsNotSavedError extends LeasingContactsError {
  readonly code = 'ledger.records_not_saved';

  constructor(readonly missing: number) {
    super(
      `The matches name ${missing} source records that the ledger does not hold.`,
      'None of these matches were saved.',
      'Save the outputs of Contact Import with "Save Records" first, then save the matches again.',
    );
  }
}
