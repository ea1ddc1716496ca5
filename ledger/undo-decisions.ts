import type { Clock } from './clock';
import { selectInChunks } from './chunks';
import { ERASED } from './erased';
import type { Selectable } from './kysely';
import type { Ledger } from './open-ledger';
import { refreshSourceCounts } from './source-counts';
import { storableText } from './storable-text';
import type { DecisionsTable, LedgerDb, NumberRow } from './tables';

/**
 * What became of one decision that was to be taken back. All but the first changed nothing. `already_undone`; `handed_out`: the
 * contact is at OpenPhone, or on its way; `changed_meanwhile`: the number was decided otherwise, or got other records, since;
 * `unknown_number`: the person was erased.
 */
export type UndoOutcome = 'undone' | 'already_undone' | 'handed_out' | 'changed_meanwhile' | 'unknown_number';

export interface UndoneDecision {
  readonly phoneNumber: string;
  readonly outcome: UndoOutcome;
}

/**
 * Takes back what was decided together, each decision for itself: number, records and counts are as they were before it, the
 * history says who took it back. What cannot be taken back any more stays and is told.
 * @returns one answer a decision, the last one first; none for a batch that nobody recorded
 */
export async function undoDecisions(
  ledger: Ledger,
  { batchId, by }: { readonly batchId: string; readonly by: string },
  clock: Clock,
): Promise<UndoneDecision[]> {
  return ledger.write(async (db) => {
    const decisions = await db
      .selectFrom('enrichment_decisions')
      .where('batch_id', '=', batchId)
      .selectAll()
      .orderBy('decided_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const numbers = await numbersOf(db, decisions);
    const results: UndoneDecision[] = [];
    for (const decision of decisions) {
      const phoneNumber = decision.phone_number;
      const outcome = outcomeOf(decision, numbers.get(phoneNumber));
      results.push({ phoneNumber, outcome });
      if (outcome !== 'undone') continue;
      numbers.set(phoneNumber, await takeBack(db, decision));
      await db
        .updateTable('enrichment_decisions')
        .set({ undone_at: clock.now(), undone_by: storableText(by) })
        .where('id', '=', decision.id)
        .execute();
    }
    if (results.some(({ outcome }) => outcome === 'undone')) await refreshSourceCounts(db);
    return results;
  });
}

type Decision = Selectable<DecisionsTable>;

async function numbersOf(db: LedgerDb, decisions: readonly Decision[]): Promise<Map<string, NumberRow>> {
  const phones = [...new Set(decisions.map(({ phone_number }) => phone_number))];
  const rows = await selectInChunks(phones, (chunk) =>
    db.selectFrom('enrichment_numbers').where('phone_number', 'in', chunk).selectAll().execute(),
  );
  return new Map(rows.map((row) => [row.phone_number, row]));
}

function outcomeOf(decision: Decision, number: NumberRow | undefined): UndoOutcome {
  if (decision.undone_at !== null) return 'already_undone';
  if (number === undefined || number.phone_number.startsWith(`${ERASED}:`)) return 'unknown_number';
  const isInForce =
    decision.decision === 'skip'
      ? number.decision === null && number.skipped_at === decision.decided_at
      : number.decision === decision.decision &&
        number.decided_at === decision.decided_at &&
        number.decided_candidate === decision.candidate_no;
  if (!isInForce) return 'changed_meanwhile';
  return number.push_state === 'none' ? 'undone' : 'handed_out';
}

/** @returns the number as it is afterwards */
async function takeBack(db: LedgerDb, decision: Decision): Promise<NumberRow> {
  const { phone_number } = decision;
  if (decision.decision !== 'skip')
    await db
      .updateTable('enrichment_matches')
      .set({ status: 'pending', applied_at: null, applied_by: null })
      .where('phone_number', '=', phone_number)
      .where('candidate_no', 'is not', null)
      .execute();
  return db
    .updateTable('enrichment_numbers')
    .set({
      decision: null,
      decided_candidate: null,
      decided_by: null,
      decided_at: null,
      skipped_at: decision.skipped_before,
    })
    .where('phone_number', '=', phone_number)
    .returningAll()
    .executeTakeFirstOrThrow();
}
