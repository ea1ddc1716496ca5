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
      const outcome = undoOutcome(decision, numbers.get(phoneNumber));
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

/** The numbers that decisions are about, by number; of an erased person under the name they have now. */
export async function numbersOf(
  db: LedgerDb,
  decisions: readonly Pick<Decision, 'phone_number'>[],
): Promise<Map<string, NumberRow>> {
  const phones = [...new Set(decisions.map(({ phone_number }) => phone_number))];
  const rows = await selectInChunks(phones, (chunk) =>
    db.selectFrom('enrichment_numbers').where('phone_number', 'in', chunk).selectAll().execute(),
  );
  return new Map(rows.map((row) => [row.phone_number, row]));
}

/** What taking a decision back would come to, given the number as it is. */
export function undoOutcome(
  decision: Pick<Decision, 'decision' | 'decided_at' | 'candidate_no' | 'undone_at'>,
  number: NumberRow | undefined,
): UndoOutcome {
  if (decision.undone_at !== null) return 'already_undone';
  if (number === undefined || number.phone_number.startsWith(`${ERASED}:`)) return 'unknown_number';
  if (!isInForce(decision, number)) return 'changed_meanwhile';
  // What gave the number no name hands nothing out.
  return number.push_state === 'none' || number.decision === null ? 'undone' : 'handed_out';
}

function isInForce(
  { decision, decided_at, candidate_no }: Pick<Decision, 'decision' | 'decided_at' | 'candidate_no'>,
  number: NumberRow,
): boolean {
  switch (decision) {
    case 'skip':
      return number.decision === null && number.skipped_at === decided_at;
    case 'none':
      return number.decision === null && number.set_aside_at === decided_at;
    case 'merge':
    case 'use_candidate':
    case 'same_household':
    case 'by_hand':
      return (
        number.decision === (decision === 'merge' ? 'merge' : 'use_candidate') &&
        number.decided_at === decided_at &&
        number.decided_candidate === candidate_no
      );
  }
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
      set_aside_at: decision.set_aside_before,
      set_aside_by: decision.set_aside_by_before,
      field_choice_json: null,
    })
    .where('phone_number', '=', phone_number)
    .returningAll()
    .executeTakeFirstOrThrow();
}
