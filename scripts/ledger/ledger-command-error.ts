import { LeasingContactsError } from '../../contacts/model/errors';

/** A command line that cannot be followed; the person at the terminal can mend it. Holds no password. */
export class LedgerCommandError extends LeasingContactsError {
  readonly code = 'ledger_command.option';

  constructor(message: string, remedy: string) {
    super(message, 'Nothing was read or written.', remedy);
  }
}
