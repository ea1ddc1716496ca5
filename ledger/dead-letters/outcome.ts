import type { Clock } from '../clock';
import type { Ledger } from '../open-ledger';
import { storableText } from '../storable-text';
import type { LedgerDb } from '../tables';
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

/** Decides about one after the other, each in a transaction of its own. @returns one outcome a decision, in their order */
export async function decideEach<Decision extends { readonly id: string }>(
  ledger: Ledger,
  decisions: readonly Decision[],
  decide: (db: LedgerDb, decision: Decision) => Promise<LetterOutcome>,
): Promise<DecidedLetter[]> {
  const outcomes: DecidedLetter[] = [];
  for (const decision of decisions) {
    const outcome = await ledger.writeKeys([], (db) => decide(db, decision));
    outcomes.push({ id: decision.id, outcome });
  }
  return outcomes;
}

/** The columns of an event or effect that a person gave up for good. */
export const givenUp = (finishedAt: string | null, reason: string, by: string, clock: Clock) => ({
  status: 'dead' as const,
  finished_at: finishedAt ?? clock.now(),
  given_up_at: clock.now(),
  given_up_by: storableText(by),
  given_up_reason: keptReason(reason),
});
