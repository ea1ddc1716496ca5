import { EVERY_SCOPE, type ConsentChannel } from '../../contacts/consent/consent-statement';
import { effectiveConsent } from '../../contacts/consent/effective-consent';
import { compareTexts } from '../../contacts/model/compare-texts';
import { chunksOf } from '../chunks';
import type { LedgerDb } from '../tables';
import { statedConsentOf, type StatedConsent } from './stated-consent';

/** A number or address and one way to use it. */
export interface ReachableBy {
  readonly identifier: string;
  readonly channel: ConsentChannel;
}

const COLUMNS = 6;

/**
 * Computes the answers to "may we?" anew from everything that was stated: for every purpose that was ever named for the
 * number and channel, and for every purpose together. Whoever calls it keeps others from stating anything meanwhile.
 */
export async function refreshConsents(db: LedgerDb, touched: readonly ReachableBy[]): Promise<void> {
  const wanted = new Set(touched.map(nameOf));
  if (wanted.size === 0) return;
  const statements = await statedConsentOf(
    db,
    touched.map(({ identifier }) => identifier),
  );
  const byName = new Map<string, StatedConsent[]>();
  for (const statement of statements.sort((a, b) => compareTexts(a.statementId, b.statementId))) {
    const name = nameOf(statement);
    if (!wanted.has(name)) continue;
    const known = byName.get(name);
    if (known) known.push(statement);
    else byName.set(name, [statement]);
  }
  const answers = [...byName.values()].flatMap(answersFor);
  for (const chunk of chunksOf(answers, COLUMNS))
    await db
      .insertInto('consents')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.columns(['identifier', 'channel', 'scope']).doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          statement_id: eb.ref('excluded.statement_id'),
          since: eb.ref('excluded.since'),
        })),
      )
      .execute();
}

const nameOf = ({ identifier, channel }: ReachableBy): string => `${channel} ${identifier}`;

/** One row a purpose; all statements are about one number and channel. */
function answersFor(statements: readonly StatedConsent[]) {
  const scopes = new Set([EVERY_SCOPE, ...statements.map(({ scope }) => scope)]);
  return [...scopes].flatMap((scope) => {
    const effective = effectiveConsent(statements, scope);
    if (effective === null) return [];
    const { identifier, channel, statementId, statedAt } = effective.because;
    return [
      { identifier, channel, scope, state: effective.state, statement_id: statementId, since: statedAt },
    ];
  });
}
