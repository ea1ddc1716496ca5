import type { FieldChoice } from '../contacts/merging';
import { chosenFields, type ReviewDecision } from '../contacts/review';
import { applyDecision, putOff, setAside, type DecidedBy } from './apply-decision';
import { chunksOf } from './chunks';
import type { Clock } from './clock';
import { isOpenConflict, numberStates, type NumberState } from './decision-state';
import type { Insertable } from './kysely';
import type { Ledger } from './open-ledger';
import { refreshSourceCounts } from './source-counts';
import { storableText } from './storable-text';
import type { DecisionsTable, LedgerDb, NumberRow } from './tables';

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
 * Beside the applied records, what the history keeps of a decision, as JSON in `choice_json`: of a merge the candidates and
 * fields as they were chosen, of a household the record keys of every person who shares the number.
 */
export type DecisionChoice =
  | Pick<Extract<ReviewDecision, { decision: 'merge' }>, 'candidateNos' | 'fields'>
  | { readonly keptApart: readonly (readonly string[])[] };

/**
 * Records what a reviewer decided, all of it or nothing. A decision is never overwritten: a number that is decided
 * already, is no conflict, or has got other records since the reviewer saw it, is refused in the answer. Putting off
 * leaves the conflict open; a number that is nobody's is no open conflict any more and stays without a name.
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
    const states = await numberStates(
      db,
      decisions.map((decision) => decision.phoneNumber),
    );
    const history: Insertable<DecisionsTable>[] = [];
    const results: RecordedDecision[] = [];
    for (const decision of decisions) {
      const state = states.get(decision.phoneNumber);
      const outcome = outcomeOf(decision, state);
      results.push({ phoneNumber: decision.phoneNumber, outcome });
      if (state === undefined || (outcome !== 'recorded' && outcome !== 'skipped')) continue;
      const by = { reviewer: storableText(reviewer), at: clock.now() };
      history.push(historyEntry(decision, state, by, { id: clock.newId(), batchId }));
      states.set(decision.phoneNumber, { ...state, row: await carryOut(db, decision, state, by) });
    }
    for (const chunk of chunksOf(history, 14))
      await db.insertInto('enrichment_decisions').values(chunk).execute();
    if (results.some((result) => result.outcome === 'recorded')) await refreshSourceCounts(db);
    return results;
  });
}

function outcomeOf(decision: DecisionToRecord, state: NumberState | undefined): DecisionOutcome {
  if (state === undefined) return 'unknown_number';
  const { row, candidates, version } = state;
  if (!isOpenConflict(row)) {
    const wasDecided = row.outcome === 'conflict' || row.decision !== null;
    return wasDecided ? 'already_decided' : 'no_such_candidate';
  }
  if (decision.decision === 'skip') return 'skipped';
  if (decision.version !== null && decision.version !== version) return 'changed_meanwhile';
  return namesCandidates(decision, candidates) ? 'recorded' : 'no_such_candidate';
}

/** Whether every candidate that a decision speaks of exists, and there are enough of them for it. */
function namesCandidates(decision: ReviewDecision, candidates: NumberState['candidates']): boolean {
  switch (decision.decision) {
    case 'use_candidate':
      return candidates.has(decision.candidateNo);
    case 'same_household':
      return candidates.has(decision.candidateNo) && candidates.size > 1;
    case 'merge': {
      const merged = new Set(decision.candidateNos ?? candidates.keys());
      const fields = Object.values(decision.fields);
      return (
        [...merged].every((candidateNo) => candidates.has(candidateNo)) &&
        (decision.candidateNos === null || merged.size > 1) &&
        fields.every((candidateNo) => merged.has(candidateNo))
      );
    }
    case 'none':
    case 'skip':
      return true;
  }
}

function historyEntry(
  decision: ReviewDecision,
  { row, candidates }: NumberState,
  { reviewer, at }: DecidedBy,
  { id, batchId }: { readonly id: string; readonly batchId: string | null },
): Insertable<DecisionsTable> {
  const choice = choiceOf(decision, candidates);
  return {
    id,
    phone_number: decision.phoneNumber,
    decision: decision.decision,
    candidate_no: 'candidateNo' in decision ? decision.candidateNo : null,
    record_keys: JSON.stringify(chosenKeys(decision, candidates)),
    reviewer,
    decided_at: at,
    batch_id: batchId,
    skipped_before: row.skipped_at,
    set_aside_before: row.set_aside_at,
    set_aside_by_before: row.set_aside_by,
    choice_json: choice === null ? null : JSON.stringify(choice),
    undone_at: null,
    undone_by: null,
  };
}

function choiceOf(decision: ReviewDecision, candidates: NumberState['candidates']): DecisionChoice | null {
  switch (decision.decision) {
    case 'merge': {
      const { candidateNos, fields } = decision;
      const isPlain = candidateNos === null && Object.keys(fields).length === 0;
      return isPlain ? null : { candidateNos, fields };
    }
    case 'same_household':
      return { keptApart: [...candidates.values()] };
    default:
      return null;
  }
}

function chosenKeys(decision: ReviewDecision, candidates: NumberState['candidates']): readonly string[] {
  switch (decision.decision) {
    case 'use_candidate':
    case 'same_household':
      return candidates.get(decision.candidateNo) ?? [];
    case 'merge':
      return [...new Set(decision.candidateNos ?? candidates.keys())].flatMap(
        (candidateNo) => candidates.get(candidateNo) ?? [],
      );
    case 'none':
    case 'skip':
      return [];
  }
}

/** @returns the number as it is afterwards */
async function carryOut(
  db: LedgerDb,
  decision: ReviewDecision,
  { candidates }: NumberState,
  by: DecidedBy,
): Promise<NumberRow> {
  const { phoneNumber } = decision;
  switch (decision.decision) {
    case 'skip':
      return putOff(db, phoneNumber, by.at);
    case 'none':
      return setAside(db, phoneNumber, by);
    case 'merge':
    case 'use_candidate':
    case 'same_household':
      return applyDecision(
        db,
        {
          phoneNumber,
          decision: decision.decision === 'merge' ? 'merge' : 'use_candidate',
          candidateNo: decision.decision === 'merge' ? null : decision.candidateNo,
          recordKeys: chosenKeys(decision, candidates),
          fieldChoice: decision.decision === 'merge' ? fieldChoiceOf(decision.fields, candidates) : {},
        },
        by,
      );
  }
}

/** Candidates get other numbers when the number is matched again; the keys of their records never change. */
function fieldChoiceOf(
  fields: Extract<ReviewDecision, { decision: 'merge' }>['fields'],
  candidates: NumberState['candidates'],
): FieldChoice {
  return Object.fromEntries(
    chosenFields.flatMap((field) => {
      const candidateNo = fields[field];
      return candidateNo === undefined ? [] : [[field, candidates.get(candidateNo) ?? []] as const];
    }),
  );
}
