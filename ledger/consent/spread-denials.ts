import type { Clock } from '../clock';
import type { LedgerDb } from '../tables';
import { channelsOf, consentsOf } from './may-contact';
import { recordConsentIn, type ConsentToRecord } from './record-consent';

/** The numbers and addresses of a contact that others have just become part of. */
export interface DenialsToSpread {
  /** As consent names them; what is denied for one of them is denied ... */
  readonly identifiers: readonly string[];
  /** ... for these. */
  readonly to: readonly string[];
  readonly contactId: string;
}

/** Who states what follows from a merge. */
const LEDGER = 'ledger';

/**
 * What is denied for one number or address of a person is denied for the others they can be reached at over the same
 * channel. Written as statements of their own, so that it stays denied on both sides when the merge is taken back; only a
 * later opt-in for that very number or address lifts it. Safe to repeat.
 * @returns how many denials were new
 */
export async function spreadDenials(
  db: LedgerDb,
  { identifiers, to, contactId }: DenialsToSpread,
  clock: Clock,
): Promise<number> {
  const standing = await consentsOf(db, identifiers);
  const statedAt = clock.now();
  const statements = standing
    .filter(({ state }) => state === 'denied')
    .flatMap(({ identifier: origin, channel, scope }) =>
      to
        .filter((identifier) => identifier !== origin && channelsOf(identifier).includes(channel))
        .filter((identifier) => !isDenied(standing, identifier, channel, scope))
        .map((identifier): ConsentToRecord => ({
          identifier,
          channel,
          scope,
          state: 'denied',
          basis: 'merged',
          system: LEDGER,
          statedAt,
          evidenceId: null,
          quote: null,
          contactId,
        })),
    );
  return (await recordConsentIn(db, statements, clock)).recorded;
}

type Standing = Awaited<ReturnType<typeof consentsOf>>;

const isDenied = (standing: Standing, identifier: string, channel: string, scope: string): boolean =>
  standing.some(
    (consent) =>
      consent.identifier === identifier &&
      consent.channel === channel &&
      consent.scope === scope &&
      consent.state === 'denied',
  );
