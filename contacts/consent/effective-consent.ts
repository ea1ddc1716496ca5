import { compareTexts } from '../model/compare-texts';
import { EVERY_SCOPE, type ConsentState, type ConsentStatement } from './consent-statement';

/** What is looked at of a statement. */
export type WeighedStatement = Pick<ConsentStatement, 'scope' | 'state' | 'basis' | 'system' | 'statedAt'>;

/** What statements come to. */
export interface EffectiveConsent<Statement extends WeighedStatement> {
  readonly state: ConsentState;
  /** The statement that decides. */
  readonly because: Statement;
}

/** How much a state forbids. */
const FORBIDS: Readonly<Record<ConsentState, number>> = { denied: 2, unknown: 1, allowed: 0 };

/**
 * Whether a number or address may be used over one channel for one purpose, from everything that was ever stated about it.
 * Denied before unknown before allowed, whoever says so. A denial is lifted by one thing only: a later opt-in in the person's
 * own words, for what was denied or for everything; "yes" to marketing does not undo "stop", as it does not with the carriers
 * either. A system's flag never lifts it. At the same instant the denial counts. Of one system's flags that deny nothing only
 * the latest counts. Pure; the order of the statements does not matter, and stating a thing twice changes nothing.
 * @param statements all about one identifier and one channel
 * @returns null when nothing was stated that covers the purpose
 */
export function effectiveConsent<Statement extends WeighedStatement>(
  statements: readonly Statement[],
  scope: string,
): EffectiveConsent<Statement> | null {
  const covering = statements.filter(
    (statement) => statement.scope === scope || statement.scope === EVERY_SCOPE,
  );
  const optIns = covering.filter(({ state, basis }) => state === 'allowed' && basis === 'said');
  const isLifted = (denial: Statement): boolean =>
    optIns.some((optIn) => optIn.statedAt > denial.statedAt && covers(optIn.scope, denial.scope));
  const standing = latestFlags(covering).filter(
    (statement) => statement.state !== 'denied' || !isLifted(statement),
  );
  // After an opt-in in somebody's own words it is no longer unknown what they want.
  const lastWord = standing
    .filter(({ state, basis }) => state === 'allowed' && basis === 'said')
    .reduce((last, { statedAt }) => (statedAt > last ? statedAt : last), '');
  const [because] = standing
    .filter(({ state, statedAt }) => state !== 'unknown' || statedAt > lastWord)
    .sort(
      (a, b) =>
        FORBIDS[b.state] - FORBIDS[a.state] ||
        compareTexts(b.statedAt, a.statedAt) ||
        compareTexts(a.basis, b.basis) ||
        compareTexts(a.system, b.system) ||
        compareTexts(a.scope, b.scope),
    );
  return because === undefined ? null : { state: because.state, because };
}

const covers = (optIn: string, denied: string): boolean => optIn === EVERY_SCOPE || optIn === denied;

/** Of each system's flags that deny nothing the latest for each scope; denials and what was said in words all count. */
function latestFlags<Statement extends WeighedStatement>(statements: readonly Statement[]): Statement[] {
  const latest = new Map<string, Statement>();
  for (const statement of statements) {
    if (!isMereFlag(statement)) continue;
    const key = `${statement.system} ${statement.scope}`;
    const known = latest.get(key);
    const isLater =
      known === undefined ||
      statement.statedAt > known.statedAt ||
      (statement.statedAt === known.statedAt && FORBIDS[statement.state] > FORBIDS[known.state]);
    if (isLater) latest.set(key, statement);
  }
  return [...statements.filter((statement) => !isMereFlag(statement)), ...latest.values()];
}

const isMereFlag = ({ basis, state }: WeighedStatement): boolean =>
  basis === 'recorded' && state !== 'denied';
