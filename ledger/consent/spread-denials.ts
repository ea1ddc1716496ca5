import { channelsOf, EVERY_SCOPE } from '../../contacts/consent/consent-statement';
import { selectInChunks } from '../chunks';
import type { Clock } from '../clock';
import type { LedgerDb } from '../tables';
import { lockConsent } from './lock-consent';
import { consentsOf, type StandingConsent } from './may-contact';
import { recordConsentIn, type ConsentToRecord } from './record-consent';
import { statedConsentOf, type StatedConsent } from './stated-consent';

/** The numbers and addresses of a contact that others have just become part of. */
export interface DenialsToSpread {
  /** As consent names them; what is denied for one of them is denied ... */
  readonly identifiers: readonly string[];
  /** ... for these. */
  readonly to: readonly string[];
  readonly contactId: string;
}

/** Who states what follows from a merge. */
export const LEDGER = 'ledger';

/**
 * What is denied for one number or address of a person is denied for the others they can be reached at over the same
 * channel. Written as statements of their own, so that it stays denied on both sides when the merge is taken back; only a
 * later opt-in for that very number or address lifts it, and the same denial does not come back to it by a further merge.
 * The evidence of each is the id of the statement it follows from. Safe to repeat.
 * @returns how many denials were new
 */
export async function spreadDenials(
  db: LedgerDb,
  { identifiers, to, contactId }: DenialsToSpread,
  clock: Clock,
): Promise<number> {
  if (to.length === 0) return 0;
  await lockConsent(db, [...new Set([...identifiers, ...to])]);
  const denials = await denialsOf(db, identifiers);
  if (denials.length === 0) return 0;
  const standing = new Map((await consentsOf(db, to)).map((consent) => [nameOf(consent), consent]));
  const heardBefore = new Set(
    (await statedConsentOf(db, to)).map((statement) => `${rootOf(statement)} ${nameOf(statement)}`),
  );
  const statedAt = clock.now();
  const statements = denials.flatMap(({ identifier: origin, channel, scope, root }) =>
    to
      .filter((identifier) => identifier !== origin && channelsOf(identifier).includes(channel))
      .map((identifier) => ({ identifier, channel, scope }))
      .filter((target) => !isDenied(standing, target) && !heardBefore.has(`${root} ${nameOf(target)}`))
      .map((target): ConsentToRecord => ({
        ...target,
        state: 'denied',
        basis: 'merged',
        system: LEDGER,
        statedAt,
        evidenceId: root,
        quote: null,
        contactId,
      })),
  );
  return (await recordConsentIn(db, statements, clock)).recorded;
}

type Covered = Pick<StandingConsent, 'identifier' | 'channel' | 'scope'>;

const nameOf = ({ identifier, channel, scope }: Covered): string => `${channel} ${scope} ${identifier}`;

/** The statement that a person or a system made; a denial that came with a merge follows from one. */
const rootOf = ({
  basis,
  evidenceId,
  statementId,
}: Pick<StatedConsent, 'basis' | 'evidenceId' | 'statementId'>): string =>
  basis === 'merged' && evidenceId !== null ? evidenceId : statementId;

/** What was said about everything covers a purpose that was never named for the number. */
const isDenied = (standing: ReadonlyMap<string, StandingConsent>, target: Covered): boolean =>
  (standing.get(nameOf(target)) ?? standing.get(nameOf({ ...target, scope: EVERY_SCOPE })))?.state ===
  'denied';

interface Denial extends Covered {
  readonly root: string;
}

/** The statements that deny something at present, once each, for what they themselves cover. */
async function denialsOf(db: LedgerDb, identifiers: readonly string[]): Promise<Denial[]> {
  const rows = await selectInChunks(identifiers, (chunk) =>
    db
      .selectFrom('consents as consent')
      .innerJoin('consent_statements as statement', 'statement.id', 'consent.statement_id')
      .where('consent.identifier', 'in', chunk)
      .where('consent.state', '=', 'denied')
      .select(['statement.id as statementId', 'statement.basis', 'statement.evidence_id as evidenceId'])
      .select(['statement.identifier', 'statement.channel', 'statement.scope'])
      .distinct()
      .orderBy('statement.id')
      .execute(),
  );
  const roots = new Map<string, Denial>();
  for (const row of rows) {
    const { identifier, channel, scope } = row;
    const root = rootOf(row);
    // Of a denial and those that follow from it one is enough.
    const key = `${root} ${channel} ${scope}`;
    if (!roots.has(key) || row.statementId === root) roots.set(key, { identifier, channel, scope, root });
  }
  return [...roots.values()];
}
