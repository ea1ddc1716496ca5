import { LeasingContactsError } from '../../contacts/model/errors';

/** What the error is about. */
type Subject = 'option' | 'file' | 'column' | 'record';

/** Why an evaluation was not made; the person at the terminal can mend it. Holds no cell of the file. */
export class EvaluationError extends LeasingContactsError {
  readonly code: `evaluation.${Subject}`;

  constructor(about: Subject, message: string, remedy: string, options?: ErrorOptions) {
    super(message, 'Nothing was written.', remedy, options);
    this.code = `evaluation.${about}`;
  }
}

/** What the system calls a failure, e.g. "ENOENT"; "unknown" for anything else. */
export function systemCode(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
}
