import { readEntry, type EnteredPerson, type EntryProblem } from '../contacts/review';
import { recordKey, type SourceRecord } from '../contacts/model/source-record';
import { applyDecision } from './apply-decision';
import type { Clock } from './clock';
import { isOpenConflict, numberStates, type NumberState } from './decision-state';
import { ERASED } from './erased';
import { saveEntry } from './manual-entries';
import { newestConversations } from './newest-conversations';
import type { Ledger } from './open-ledger';
import { refreshSourceCounts } from './source-counts';
import { storableText } from './storable-text';
import type { LedgerDb } from './tables';

/** A name for a number, by hand. */
export interface ByHand {
  readonly phoneNumber: string;
  /** The conflict's version as it was shown; null for a number that was no open conflict. */
  readonly version: string | null;
  readonly person: EnteredPerson;
}

/** What became of it. All but `recorded` changed nothing. */
export interface EnteredByHand {
  readonly outcome: 'recorded' | 'already_decided' | 'changed_meanwhile' | 'unknown_number' | 'refused';
  /** What is wrong with what was entered; empty unless refused. */
  readonly problems: readonly EntryProblem[];
}

/**
 * Gives a number a name that a person entered: one of an open conflict, whose candidates are rejected, one that no source could
 * name, or one that was set aside. What was entered is a source record like any other (source `manual`), applied to the number;
 * matching it again leaves it decided as long as no record of somebody else comes along.
 * @param batchId under which `undoDecisions` takes it back, the record with it; null when nobody will
 */
export async function enterByHand(
  ledger: Ledger,
  { phoneNumber, version, person }: ByHand,
  reviewer: string,
  clock: Clock,
  batchId: string | null = null,
): Promise<EnteredByHand> {
  const entry = readEntry({ id: clock.newId(), phoneNumber, person, at: clock.now() });
  if (entry.kind === 'refused') return { outcome: 'refused', problems: entry.problems };
  return ledger.write(async (db) => {
    const state = (await numberStates(db, [phoneNumber])).get(phoneNumber);
    const outcome = outcomeOf(version, state);
    if (state !== undefined && outcome === 'recorded')
      await record(db, state, entry.record, { reviewer: storableText(reviewer), clock, batchId });
    return { outcome, problems: [] };
  });
}

function outcomeOf(version: string | null, state: NumberState | undefined): EnteredByHand['outcome'] {
  if (state === undefined || state.row.phone_number.startsWith(`${ERASED}:`)) return 'unknown_number';
  if (state.row.decision !== null) return 'already_decided';
  if (isOpenConflict(state.row)) return version === state.version ? 'recorded' : 'changed_meanwhile';
  if (version === null) return 'recorded';
  return state.row.set_aside_at === null ? 'changed_meanwhile' : 'already_decided';
}

async function record(
  db: LedgerDb,
  { row, candidates }: NumberState,
  entered: SourceRecord,
  by: { readonly reviewer: string; readonly clock: Clock; readonly batchId: string | null },
): Promise<void> {
  const { clock, reviewer, batchId } = by;
  const phoneNumber = row.phone_number;
  const key = recordKey(entered);
  const candidateNo = Math.max(0, ...candidates.keys()) + 1;
  const at = clock.now();
  await saveEntry(db, entered, clock);
  await db
    .insertInto('enrichment_matches')
    .values({
      id: clock.newId(),
      phone_number: phoneNumber,
      conversation_id:
        (await newestConversations(db, [phoneNumber])).get(phoneNumber)?.conversationId ?? null,
      source_type: 'manual',
      source_data: storableText(JSON.stringify(entered)),
      confidence_score: null,
      status: 'pending',
      applied_at: null,
      applied_by: null,
      record_key: key,
      candidate_no: candidateNo,
    })
    .execute();
  const applied = { phoneNumber, candidateNo, recordKeys: [key], fieldChoice: {} };
  await applyDecision(db, { ...applied, decision: 'use_candidate' }, { reviewer, at });
  await db
    .insertInto('enrichment_decisions')
    .values({
      id: clock.newId(),
      phone_number: phoneNumber,
      decision: 'by_hand',
      candidate_no: candidateNo,
      record_keys: JSON.stringify([key]),
      reviewer,
      decided_at: at,
      batch_id: batchId,
      skipped_before: row.skipped_at,
      set_aside_before: row.set_aside_at,
      set_aside_by_before: row.set_aside_by,
      choice_json: null,
      undone_at: null,
      undone_by: null,
    })
    .execute();
  await refreshSourceCounts(db);
}
