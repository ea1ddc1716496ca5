import type { FieldChoice } from '../contacts/merging';
import { chunksOf } from './chunks';
import type { LedgerDb, NumberRow } from './tables';

/** Who decided, and when. */
export interface DecidedBy {
  readonly reviewer: string;
  readonly at: string;
}

/** Whose a number is from now on. */
export interface AppliedDecision {
  readonly phoneNumber: string;
  readonly decision: 'use_candidate' | 'merge';
  /** null for a merge. */
  readonly candidateNo: number | null;
  /** Records that are applied; those of all other candidates are rejected. */
  readonly recordKeys: readonly string[];
  readonly fieldChoice: FieldChoice;
}

/** Applies the chosen records, rejects the others. @returns the number as it is afterwards */
export async function applyDecision(
  db: LedgerDb,
  { phoneNumber, decision, candidateNo, recordKeys, fieldChoice }: AppliedDecision,
  { reviewer, at }: DecidedBy,
): Promise<NumberRow> {
  await rejectAll(db, phoneNumber);
  for (const chunk of chunksOf(recordKeys, 1)) {
    await db
      .updateTable('enrichment_matches')
      .set({ status: 'applied', applied_at: at, applied_by: reviewer })
      .where('phone_number', '=', phoneNumber)
      .where('record_key', 'in', chunk)
      .execute();
  }
  return updateNumber(db, phoneNumber, {
    decision,
    decided_candidate: candidateNo,
    decided_by: reviewer,
    decided_at: at,
    skipped_at: null,
    set_aside_at: null,
    set_aside_by: null,
    field_choice_json: Object.keys(fieldChoice).length === 0 ? null : JSON.stringify(fieldChoice),
  });
}

/** Says that a number is nobody's of its candidates. @returns the number as it is afterwards */
export async function setAside(
  db: LedgerDb,
  phoneNumber: string,
  { reviewer, at }: DecidedBy,
): Promise<NumberRow> {
  await rejectAll(db, phoneNumber);
  return updateNumber(db, phoneNumber, { skipped_at: null, set_aside_at: at, set_aside_by: reviewer });
}

/** Puts an open conflict off. @returns the number as it is afterwards */
export async function putOff(db: LedgerDb, phoneNumber: string, at: string): Promise<NumberRow> {
  return updateNumber(db, phoneNumber, { skipped_at: at });
}

async function rejectAll(db: LedgerDb, phoneNumber: string): Promise<void> {
  await db
    .updateTable('enrichment_matches')
    .set({ status: 'rejected', applied_at: null, applied_by: null })
    .where('phone_number', '=', phoneNumber)
    .where('candidate_no', 'is not', null)
    .execute();
}

function updateNumber(db: LedgerDb, phoneNumber: string, values: Partial<NumberRow>): Promise<NumberRow> {
  return db
    .updateTable('enrichment_numbers')
    .set(values)
    .where('phone_number', '=', phoneNumber)
    .returningAll()
    .executeTakeFirstOrThrow();
}
