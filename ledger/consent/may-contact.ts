import {
  consentChannels,
  EVERY_SCOPE,
  type ConsentChannel,
  type ConsentState,
} from '../../contacts/consent/consent-statement';
import { selectInChunks } from '../chunks';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';

export interface ConsentQuestion {
  /** `phone:` and E.164, or `email:` and a lower-case address. */
  readonly identifier: string;
  readonly channel: ConsentChannel;
  /** What for: `all` for what is about the person's own enquiry or tenancy, or a purpose such as `marketing`. */
  readonly scope: string;
}

/** Whether a number or address may be used, and since when and why. */
export interface ConsentAnswer {
  readonly isAllowed: boolean;
  /** never_stated: nobody has ever said anything. */
  readonly state: ConsentState | 'never_stated';
  /** ISO 8601 UTC; null when nothing was stated. */
  readonly since: string | null;
  /** The statement that decides. */
  readonly statementId: string | null;
}

/**
 * Answers "may we text this number?" in one read. Denied is no. Allowed is yes. Unknown or never stated is yes for what is
 * about the person's own enquiry or tenancy (`all`), as they wrote or called first, and no for any other purpose, which in
 * the United States needs consent beforehand (47 CFR 64.1200).
 */
export async function mayContact(ledger: Ledger, question: ConsentQuestion): Promise<ConsentAnswer> {
  return ledger.read(async (db) => {
    const rows = await db
      .selectFrom('consents')
      .where('identifier', '=', question.identifier)
      .where('channel', '=', question.channel)
      .where('scope', 'in', [question.scope, EVERY_SCOPE])
      .select(['scope', 'state', 'since', 'statement_id as statementId'])
      .execute();
    // A purpose that was named has an answer of its own, in which what was said about everything is already counted.
    const found = rows.find(({ scope }) => scope === question.scope) ?? rows[0];
    if (found === undefined)
      return {
        isAllowed: question.scope === EVERY_SCOPE,
        state: 'never_stated',
        since: null,
        statementId: null,
      };
    return {
      isAllowed: found.state === 'allowed' || (found.state === 'unknown' && question.scope === EVERY_SCOPE),
      state: found.state,
      since: found.since,
      statementId: found.statementId,
    };
  });
}

/** What was stated about one number or address for one channel and purpose. */
export interface StandingConsent {
  readonly identifier: string;
  readonly channel: ConsentChannel;
  readonly scope: string;
  readonly state: ConsentState;
  readonly since: string;
}

/** Everything that stands about numbers and addresses. */
export async function consentsOf(db: LedgerDb, identifiers: readonly string[]): Promise<StandingConsent[]> {
  return selectInChunks(identifiers, (chunk) =>
    db
      .selectFrom('consents')
      .where('identifier', 'in', chunk)
      .select(['identifier', 'channel', 'scope', 'state', 'since'])
      .orderBy('identifier')
      .orderBy('channel')
      .orderBy('scope')
      .execute(),
  );
}

/** The channels a number or an address can be reached by. */
export const channelsOf = (identifier: string): readonly ConsentChannel[] =>
  consentChannels.filter((channel) => (channel === 'email') === identifier.startsWith('email:'));
