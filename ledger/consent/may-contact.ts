import {
  channelsOf,
  EVERY_SCOPE,
  type ConsentChannel,
  type ConsentState,
  type ConsentStatement,
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
  /** The answer where nothing was stated, or it is not known what the person wants; see `mayContact` for the usual one. */
  readonly whenUnknown?: 'allow' | 'deny';
}

/** Whether a number or address may be used, and since when and why. */
export interface ConsentAnswer {
  readonly isAllowed: boolean;
  /** never_stated: nobody has ever said anything. */
  readonly state: ConsentState | 'never_stated';
  /** ISO 8601 UTC; null when nothing was stated. */
  readonly since: string | null;
  /** The statement that decides, how and by which system it was made, and that system's own id of it. */
  readonly statementId: string | null;
  readonly basis: ConsentStatement['basis'] | null;
  readonly system: string | null;
  readonly evidenceId: string | null;
}

/**
 * Answers "may we text this number?" in one read. Denied is no. Allowed is yes. Unknown or never stated is yes for what is
 * about the person's own enquiry or tenancy (`all`), as they wrote or called first, and no for any other purpose, which in
 * the United States needs consent beforehand (47 CFR 64.1200), unless the question says otherwise. An address is never texted
 * or called, and a number never written to.
 */
export async function mayContact(ledger: Ledger, question: ConsentQuestion): Promise<ConsentAnswer> {
  const [answer] = await mayContactMany(ledger, [question]);
  // One question, one answer.
  return answer!;
}

/** The same for many numbers and addresses: one read, one answer a question, in their order. */
export async function mayContactMany(
  ledger: Ledger,
  questions: readonly ConsentQuestion[],
): Promise<ConsentAnswer[]> {
  return ledger.read((db) => mayContactIn(db, questions));
}

/** The same inside a transaction. */
export async function mayContactIn(
  db: LedgerDb,
  questions: readonly ConsentQuestion[],
): Promise<ConsentAnswer[]> {
  const identifiers = [...new Set(questions.map(({ identifier }) => identifier))];
  const found = await selectInChunks(identifiers, (chunk) =>
    db
      .selectFrom('consents as consent')
      .innerJoin('consent_statements as statement', 'statement.id', 'consent.statement_id')
      .where('consent.identifier', 'in', chunk)
      .select(['consent.identifier', 'consent.channel', 'consent.scope', 'consent.state', 'consent.since'])
      .select(['consent.statement_id as statementId', 'statement.basis', 'statement.system'])
      .select('statement.evidence_id as evidenceId')
      .execute(),
  );
  const standing = new Map(found.map((consent) => [nameOf(consent), consent]));
  return questions.map((question) => {
    // A purpose that was named has an answer of its own, in which what was said about everything is already counted.
    const consent =
      standing.get(nameOf(question)) ?? standing.get(nameOf({ ...question, scope: EVERY_SCOPE }));
    const isReachable = channelsOf(question.identifier).includes(question.channel);
    if (consent === undefined) return { ...NEVER_STATED, isAllowed: isReachable && mayOtherwise(question) };
    const { state, since, statementId, basis, system, evidenceId } = consent;
    const isAllowed = state === 'allowed' || (state === 'unknown' && mayOtherwise(question));
    return { isAllowed: isReachable && isAllowed, state, since, statementId, basis, system, evidenceId };
  });
}

const NEVER_STATED = {
  state: 'never_stated',
  since: null,
  statementId: null,
  basis: null,
  system: null,
  evidenceId: null,
} as const;

const nameOf = ({ identifier, channel, scope }: Omit<ConsentQuestion, 'whenUnknown'>): string =>
  `${channel} ${scope} ${identifier}`;

const mayOtherwise = ({ scope, whenUnknown }: ConsentQuestion): boolean =>
  whenUnknown === undefined ? scope === EVERY_SCOPE : whenUnknown === 'allow';

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
