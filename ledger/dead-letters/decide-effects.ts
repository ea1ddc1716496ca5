import { audit } from '../audit';
import type { Clock } from '../clock';
import { supersedeOutdated } from '../effects/supersede-outdated';
import type { Ledger } from '../open-ledger';
import type { EffectRow, EffectsTable } from '../queue-tables';
import type { LedgerDb } from '../tables';
import { hasManyWriters } from '../write-lock';
import { decideEach, givenUp, type DecidedLetter, type LetterOutcome } from './outcome';

/** What a person says about something a system was not told. */
export type EffectDecision = {
  readonly id: string;
  /** Of the effect as the person saw it, see `effectVersion`; null: whatever became of it meanwhile. */
  readonly version: string | null;
} & (
  | { readonly action: 'replay' }
  /** Read back first whether the system has it, however it died. */
  | { readonly action: 'look_again' }
  | { readonly action: 'give_up'; readonly reason: string }
);

/** Changes whenever the effect is replayed or tried again. */
export const effectVersion = ({
  attempts,
  status,
  due_at: dueAt,
}: Pick<EffectRow, 'attempts' | 'status' | 'due_at'>): string => `${attempts}.${status}.${dueAt}`;

/**
 * Carries out what a person decided about effects that are dead, or that failed and wait to be tried again; each in a transaction
 * of its own. Of two people who decide about one effect the second changes nothing and is told so. An effect that may have
 * arrived is read back before it is sent again; one whose subject has a newer version is superseded instead.
 * @returns one outcome a decision, in their order
 */
export async function decideAboutEffects(
  ledger: Ledger,
  decisions: readonly EffectDecision[],
  by: string,
  clock: Clock,
): Promise<DecidedLetter[]> {
  return decideEach(ledger, decisions, (db, decision) => decide(db, decision, by, clock));
}

async function decide(
  db: LedgerDb,
  decision: EffectDecision,
  by: string,
  clock: Clock,
): Promise<LetterOutcome> {
  const row = await db
    .selectFrom('effects')
    .selectAll()
    .where('id', '=', decision.id)
    .$if(hasManyWriters(db), (query) => query.forUpdate())
    .executeTakeFirst();
  const refused = refusalOf(row, decision);
  if (row === undefined || refused !== null) return refused ?? 'not_found';
  const { id } = row;
  if (decision.action === 'give_up') {
    await update(db, id, {
      ...givenUp(row.finished_at, decision.reason, by, clock),
      lease_token: null,
      lease_until: null,
    });
    await audit(db, { action: 'effect_given_up', actor: by, subjectId: id }, clock);
    return 'given_up';
  }
  const mustReadBack = decision.action === 'look_again' || row.is_unanswered === 1;
  await update(db, id, {
    status: mustReadBack ? 'unknown' : 'waiting',
    is_unanswered: mustReadBack ? 1 : 0,
    attempts: 0,
    due_at: clock.now(),
    lease_token: null,
    lease_until: null,
    error_code: null,
    error: null,
    finished_at: null,
  });
  const superseded = await supersedeOutdated(db, [row], clock.now());
  await audit(db, { action: `effect_${decision.action}`, actor: by, subjectId: id }, clock);
  return superseded.includes(id) ? 'superseded' : 'replayed';
}

function refusalOf(row: EffectRow | undefined, { action, version }: EffectDecision): LetterOutcome | null {
  if (row === undefined) return 'not_found';
  if (row.given_up_at !== null) return 'already_given_up';
  const waits = row.status === 'waiting' || (row.status === 'unknown' && row.lease_token === null);
  const isFailed = row.status === 'dead' || (waits && row.error_code !== null);
  if (!isFailed || (version !== null && version !== effectVersion(row))) return 'changed_meanwhile';
  return row.payload === null && action !== 'give_up' ? 'erased' : null;
}

async function update(db: LedgerDb, id: string, columns: Partial<EffectsTable>): Promise<void> {
  await db.updateTable('effects').set(columns).where('id', '=', id).execute();
}
