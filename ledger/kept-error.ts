import { storableText } from './storable-text';
import { withoutPersonalData } from './without-personal-data';

/** Why something failed, as whoever did the work tells it. */
export interface FailureReason {
  /** Stable, to look for, e.g. "resman.not_found" or "503". */
  readonly code: string;
  readonly message: string;
}

/** The worker ended each time without saying how. */
export const CRASHED_REPEATEDLY = 'crashed_repeatedly';

/** The columns that keep it: 500 characters of each at most, without e-mail addresses and telephone numbers. */
export function keptError({ code, message }: FailureReason): { error_code: string; error: string } {
  return {
    error_code: storableText(withoutPersonalData(code)),
    error: storableText(withoutPersonalData(message)),
  };
}

/** Of something that was handed out so often and never came back. */
export function crashedRepeatedly(attempts: number): { error_code: string; error: string } {
  return {
    error_code: CRASHED_REPEATEDLY,
    error: `It was handed out ${attempts} times and its worker never said how that ended.`,
  };
}
