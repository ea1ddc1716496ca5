import type { ReviewDecision } from '../contacts/review';
import { chunksOf, selectInChunks } from './chunks';
import type { Clock } from './clock';
import { conflictVersion } from './conflict-version';
import type { Insertable } from './kysely';
import type { Ledger } from './open-ledger';
import { refreshSourceCounts } from './source-counts';
import { storableText } from './storable-text';
import type { DecisionsTable, LedgerDb } from './tables';

/** What a reviewer says about one conflict, and which version of it the reviewer saw (null: any). */
export type DecisionToRecord = ReviewDecision & { readonly version: string | null };

/** What became of it. All but the first two changed nothing. */
export type DecisionOutcome =
  'recorded' | 'skipped' | 'already_decided' | 'changed_meanwhile' | 'unknown_number' | 'no_such_candidate';

export interface RecordedDecision {
  readonly phoneNumber: string;
  readonly outcome: DecisionOutcome;
}

/**
 * Records what a reviewer decided, all of it or nothing. A decision is never overwritten: a number that is decided
 * already, is no conflict, or has got other records since the reviewer saw it, is refused in the answer. Putting off
 * leaves the conflict open.
 * @param batchId under which `undoDecisions` takes all of them back together; null when nobody will
 * @returns one entry a decision, in their order.
 */
export async function recordDecisions(
  ledger: Ledger,
  decisions: readonly DecisionToRecord[],
  reviewer: string,
  clock: Clock,
  batchId: string | null = null,
): Promise<RecordedDecision[]> {
  return ledger.write(async (db) => {
    const state = await openConflicts(
      db,
      decisions.map((decision) => decision.phoneNumber),
    );
    const history: Insertable<DecisionsTable>[] = [];
    const results: RecordedDecision[] = [];
    for (const decision of decisions) {
      const number = state.get(decision.phoneNumber);
      const outcome = outcomeOf(decision, number);
      results.push({ phoneNumber: decision.phoneNumber, outcome });
      if (number === undefined || (outcome !== 'recorded' && outcome !== 'skipped')) continue;
      const by = { reviewer: storableText(reviewer), at: clock.now() };
      const keys = chosenKeys(decision, number);
      if (outcome === 'recorded') await apply(db, decision, keys, by);
      else await putOff(db, decision.phoneNumber, by.at);
      number.isOpen = outcome === 'skipped';
      history.push({
        id: clock.newId(),
        phone_number: decision.phoneNumber,
        decision: decision.decision,
        candidate_no: decision.candidateNo,
        record_keys: JSON.stringify(keys),
        reviewer: by.reviewer,
        decided_at: by.at,
        batch_id: batchId,
        skipped_before: number.skippedAt,
        undone_at: null,
        undone_by: null,
      });
      number.skippedAt = outcome === 'skipped' ? by.at : null;
    }
    for (const chunk of chunksOf(history, 11))
      await db.insertInto('enrichment_decisions').values(chunk).execute();
    if (results.some((result) => result.outcome === 'recorded')) await refreshSourceCounts(db);
    return results;
  });
}

interface ConflictState {
  isOpen: boolean;
  skippedAt: string | null;
  readonly outcome: string | null;
  /** Keys of the named records by candidate. */
  readonly candidates: ReadonlyMap<number, readonly string[]>;
  readonly version: string;
}

async function openConflicts(db: LedgerDb, phones: readonly string[]): Promise<Map<string, ConflictState>> {
  const numbers = await selectInChunks([...new Set(phones)], (chunk) =>
    db
      .selectFrom('enrichment_numbers')
      .select(['phone_number', 'outcome', 'decision', 'skipped_at'])
      .where('phone_number', 'in', chunk)
      .execute(),
  );
  const links = await selectInChunks([...new Set(phones)], (chunk) =>
    db
      .selectFrom('enrichment_matches')
      .select(['phone_number', 'record_key', 'candidate_no'])
      .where('phone_number', 'in', chunk)
      .where('candidate_no', 'is not', null)
      .orderBy('record_key')
      .execute(),
  );
  const byNumber = new Map<string, Map<number, string[]>>();
  const linksOf = new Map<string, { recordKey: string; candidateNo: number | null }[]>();
  for (const { phone_number, record_key, candidate_no } of links) {
    const ofNumber = linksOf.get(phone_number) ?? [];
    ofNumber.push({ recordKey: record_key, candidateNo: candidate_no });
    linksOf.set(phone_number, ofNumber);
    const candidates = byNumber.get(phone_number) ?? new Map<number, string[]>();
    candidates.set(candidate_no ?? 0, [...(candidates.get(candidate_no ?? 0) ?? []), record_key]);
    byNumber.set(phone_number, candidates);
  }
  return new Map(
    numbers.map((row) => [
      row.phone_number,
      {
        isOpen: row.outcome === 'conflict' && row.decision === null,
        skippedAt: row.skipped_at,
        outcome: row.outcome,
        candidates: byNumber.get(row.phone_number) ?? new Map<number, string[]>(),
        version: conflictVersion(linksOf.get(row.phone_number) ?? []),
      },
    ]),
  );
}

function outcomeOf(decision: DecisionToRecord, number: ConflictState | undefined): DecisionOutcome {
  if (number === undefined) return 'unknown_number';
  if (!number.isOpen) {
    const wasDecided = number.outcome === 'conflict' || number.outcome === 'matched';
    return wasDecided ? 'already_decided' : 'no_such_candidate';
  }
  if (decision.decision === 'skip') return 'skipped';
  if (decision.version !== null && decision.version !== number.version) return 'changed_meanwhile';
  if (decision.decision === 'use_candidate' && !number.candidates.has(decision.candidateNo))
    return 'no_such_candidate';
  return 'recorded';
}

function chosenKeys(decision: ReviewDecision, number: ConflictState): readonly string[] {
  switch (decision.decision) {
    case 'use_candidate':
      return number.candidates.get(decision.candidateNo) ?? [];
    case 'merge':
      return [...number.candidates.values()].flat();
    case 'skip':
      return [];
  }
}

async function apply(
  db: LedgerDb,
  decision: ReviewDecision,
  keys: readonly string[],
  by: { readonly reviewer: string; readonly at: string },
): Promise<void> {
  await db
    .updateTable('enrichment_numbers')
    .set({
      decision: decision.decision === 'merge' ? 'merge' : 'use_candidate',
      decided_candidate: decision.candidateNo,
      decided_by: by.reviewer,
      decided_at: by.at,
      skipped_at: null,
    })
    .where('phone_number', '=', decision.phoneNumber)
    .execute();
  await db
    .updateTable('enrichment_matches')
    .set({ status: 'rejected', applied_at: null, applied_by: null })
    .where('phone_number', '=', decision.phoneNumber)
    .where('candidate_no', 'is not', null)
    .execute();
  for (const chunk of chunksOf(keys, 1)) {
    await db
      .updateTable('enrichment_matches')
      .set({ status: 'applied', applied_at: by.at, applied_by: by.reviewer })
      .where('phone_number', '=', decision.phoneNumber)
      .where('record_key', 'in', chunk)
      .execute();
  }
}

async function putOff(db: LedgerDb, phone: string, at: string): Promise<void> {
  await db
    .updateTable('enrichment_numbers')
    .set({ skipped_at: at })
    .where('phone_number', '=', phone)
    .execute();
}
