import { storableText } from '../storable-text';
import { withoutPersonalData } from '../without-personal-data';

/**
 * What became of what a person said about a dead event or effect. Only the first three changed something.
 * `changed_meanwhile`: somebody else replayed or corrected it, or it was tried again, since the page was shown.
 * `superseded`: the system was told something newer, so this must not be sent any more.
 */
export type LetterOutcome =
  | 'replayed'
  | 'corrected'
  | 'given_up'
  | 'superseded'
  | 'already_given_up'
  | 'changed_meanwhile'
  | 'erased'
  | 'not_found';

export interface DecidedLetter {
  readonly id: string;
  readonly outcome: LetterOutcome;
}

/** Why a person decided so, as it is kept: 500 characters at most, without e-mail addresses and telephone numbers. */
export const keptReason = (reason: string): string => storableText(withoutPersonalData(reason.trim()));
