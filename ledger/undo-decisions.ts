import type { Clock } from './clock';
import { selectInChunks } from './chunks';
import { ERASED } from './erased';
import { removeEntry } from './manual-entries';
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
    const numbers = await decidedNumbers(db, decisions);
    const results: UndoneDecision[] = [];
    for (const decision of decisions) {
      const phoneNumber = decision.phone_number;
      const number = numbers.get(phoneNumber);
      const outcome = undoOutcome(decision, number);
      results.push({ phoneNumber, outcome });
      if (number === undefined || outcome !== 'undone') continue;
      numbers.set(phoneNumber, { ...number, row: await takeBack(db, decision) });
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

/** A number that was decided about, as it is. */
export interface DecidedNumber {
  readonly row: NumberRow;
  /** How many records are applied to it; only counted when its name was entered by hand. */
  readonly applied: number;
}

/** The numbers that decisions are about, by number; of an erased person under the name they have now. */
export async function decidedNumbers(
  db: LedgerDb,
  decisions: readonly Pick<Decision, 'phone_number' | 'decision'>[],
): Promise<Map<string, DecidedNumber>> {
  const phones = [...new Set(decisions.map(({ phone_number }) => phone_number))];
  const rows = await selectInChunks(phones, (chunk) =>
    db.selectFrom('enrichment_numbers').where('phone_number', 'in', chunk).selectAll().execute(),
  );
  const byHand = decisions.filter(({ decision }) => decision === 'by_hand');
  const counts = await selectInChunks([...new Set(byHand.map(({ phone_number }) => phone_number))], (chunk) =>
    db
      .selectFrom('enrichment_matches')
      .where('phone_number', 'in', chunk)
      .where('status', '=', 'applied')
      .select((column) => ['phone_number', column.fn.countAll<number>().as('applied')])
      .groupBy('phone_number')
      .execute(),
  );
  const applied = new Map(counts.map((row) => [row.phone_number, row.applied]));
  return new Map(rows.map((row) => [row.phone_number, { row, applied: applied.get(row.phone_number) ?? 0 }]));
}

/** What taking a decision back would come to, given the number as it is. */
export function undoOutcome(
  decision: Pick<Decision, 'decision' | 'decided_at' | 'candidate_no' | 'undone_at'>,
  number: DecidedNumber | undefined,
): UndoOutcome {
  if (decision.undone_at !== null) return 'already_undone';
  if (number === undefined || number.row.phone_number.startsWith(`${ERASED}:`)) return 'unknown_number';
  const { row, applied } = number;
  if (!isInForce(decision, row)) return 'changed_meanwhile';
  // A record that joined what was entered would be left without the name it joined.
  if (decision.decision === 'by_hand' && applied > 1) return 'changed_meanwhile';
  // What gave the number no name hands nothing out.
  return row.push_state === 'none' || row.decision === null ? 'undone' : 'handed_out';
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
  if (decision.decision === 'by_hand') await takeOut(db, decision);
  if (decision.decision !== 'skip')
    await db
      .updateTable('enrichment_matches')
      .set({
        status: decision.set_aside_before === null ? 'pending' : 'rejected',
        applied_at: null,
        applied_by: null,
      })
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

/** Nothing keeps what was entered by hand: the next matching would give the number that name by itself. */
async function takeOut(db: LedgerDb, { phone_number, record_keys }: Decision): Promise<void> {
  for (const key of JSON.parse(record_keys) as string[]) {
    await db
      .deleteFrom('enrichment_matches')
      .where('phone_number', '=', phone_number)
      .where('record_key', '=', key)
      .execute();
    await removeEntry(db, key);
  }
}
