import { chunksOf, selectInChunks } from './chunks';
import type { Clock } from './clock';
import { ERASED_COPY } from './erased';
import { RecordsNotSavedError } from './errors';
import type { Insertable } from './kysely';
import type { MatchToSave } from './match-to-save';
import { newestConversations } from './newest-conversations';
import type { Ledger } from './open-ledger';
import { rematch, type Rematch } from './rematch';
import { refreshSourceCounts } from './source-counts';
import type { LedgerDb, MatchesTable, MatchRow, NumberRow, NumbersTable } from './tables';

/** Counts of numbers. */
export interface SavedMatches {
  readonly numbers: number;
  readonly matched: number;
  readonly conflicts: number;
  readonly unnamed: number;
  readonly unknown: number;
  /** As before; nothing was written. */
  readonly unchanged: number;
  /** Decided by a person; new records joined what was chosen, or name nobody. */
  readonly stayedDecided: number;
  /** Decided by a person, but a new record says otherwise: up for review again. */
  readonly reopened: number;
  /** Left out: no saved conversation has the number. */
  readonly withoutConversation: number;
}

type Change = {
  readonly match: MatchToSave;
  readonly before: NumberRow;
  readonly rematch: Exclude<Rematch, { kind: 'unchanged' }>;
};

/**
 * Saves what matching found out about numbers. A confident match is applied at once, a conflict waits for a
 * person. Safe to repeat; what people decided is kept by the rules of `rematch`.
 * @throws {RecordsNotSavedError} a match names a record the ledger does not hold; none was saved.
 */
export async function saveMatches(
  ledger: Ledger,
  matches: readonly MatchToSave[],
  clock: Clock,
): Promise<SavedMatches> {
  const byNumber = new Map(matches.map((match) => [match.phoneNumber, match]));
  return ledger.write(async (db) => {
    const phones = [...byNumber.keys()];
    const numbers = await selectInChunks(phones, (chunk) =>
      db.selectFrom('enrichment_numbers').selectAll().where('phone_number', 'in', chunk).execute(),
    );
    const storedLinks = await linksByNumber(db, phones);
    const changes: Change[] = [];
    const outcomes: MatchToSave['outcome'][] = [];
    for (const before of numbers) {
      const match = byNumber.get(before.phone_number)!;
      const links = storedLinks.get(before.phone_number) ?? [];
      const result = rematch(
        {
          outcome: before.outcome,
          decision: before.decision,
          isSetAside: before.set_aside_at !== null,
          links: links.map(toLink),
        },
        match,
      );
      if (result.kind !== 'unchanged') changes.push({ match, before, rematch: result });
      outcomes.push(match.outcome);
    }
    await writeChanges(db, changes, storedLinks, clock);
    if (changes.length > 0) await refreshSourceCounts(db);
    const count = (outcome: MatchToSave['outcome']) => outcomes.filter((other) => other === outcome).length;
    const kinds = (kind: Rematch['kind']) => changes.filter((change) => change.rematch.kind === kind).length;
    return {
      numbers: byNumber.size,
      matched: count('matched'),
      conflicts: count('conflict'),
      unnamed: count('unnamed'),
      unknown: count('unknown'),
      unchanged: numbers.length - changes.length,
      stayedDecided: kinds('stays_decided'),
      reopened: kinds('reopened'),
      withoutConversation: byNumber.size - numbers.length,
    };
  });
}

type StoredMatch = Omit<MatchRow, 'source_data'>;

function toLink({ record_key, candidate_no, status }: StoredMatch) {
  return { recordKey: record_key, candidateNo: candidate_no, status };
}

async function linksByNumber(db: LedgerDb, phones: readonly string[]): Promise<Map<string, StoredMatch[]>> {
  const rows = await selectInChunks(phones, (chunk) =>
    db
      .selectFrom('enrichment_matches')
      .select([
        'id',
        'phone_number',
        'conversation_id',
        'source_type',
        'confidence_score',
        'status',
        'applied_at',
        'applied_by',
        'record_key',
        'candidate_no',
      ])
      .where('phone_number', 'in', chunk)
      .execute(),
  );
  const byNumber = new Map<string, StoredMatch[]>();
  for (const row of rows) {
    const links = byNumber.get(row.phone_number);
    if (links) links.push(row);
    else byNumber.set(row.phone_number, [row]);
  }
  return byNumber;
}

async function writeChanges(
  db: LedgerDb,
  changes: readonly Change[],
  stored: ReadonlyMap<string, readonly StoredMatch[]>,
  clock: Clock,
): Promise<void> {
  const now = clock.now();
  const phones = changes.map((change) => change.before.phone_number);
  const records = await recordsOf(db, changes);
  const conversations = await newestConversations(db, phones);
  const rows: Insertable<MatchesTable>[] = [];
  for (const change of changes) {
    const phone = change.before.phone_number;
    const before = new Map((stored.get(phone) ?? []).map((row) => [row.record_key, row]));
    const appliedBy = change.rematch.kind === 'stays_decided' ? change.before.decided_by : 'auto';
    for (const link of change.rematch.links) {
      const record = records.get(link.recordKey)!;
      const old = before.get(link.recordKey);
      const wasApplied = old?.status === 'applied' && link.status === 'applied';
      rows.push({
        id: old?.id ?? clock.newId(),
        phone_number: phone,
        conversation_id: conversations.get(phone)?.conversationId ?? null,
        source_type: record.source_type,
        source_data: record.data,
        confidence_score: change.match.confidence,
        status: link.status,
        applied_at: link.status !== 'applied' ? null : wasApplied ? old.applied_at : now,
        applied_by: link.status !== 'applied' ? null : wasApplied ? old.applied_by : appliedBy,
        record_key: link.recordKey,
        candidate_no: link.candidateNo,
      });
    }
  }
  for (const chunk of chunksOf(phones, 1)) {
    await db.deleteFrom('enrichment_matches').where('phone_number', 'in', chunk).execute();
  }
  for (const chunk of chunksOf(rows, 11)) await db.insertInto('enrichment_matches').values(chunk).execute();
  await writeNumbers(
    db,
    changes.map((change) => toNumberRow(change, now)),
  );
}

function toNumberRow({ match, before, rematch: result }: Change, now: string): Insertable<NumbersTable> {
  const row = {
    phone_number: before.phone_number,
    contact_id: before.contact_id,
    push_state: before.push_state,
    confidence: match.confidence,
    differs_json: JSON.stringify(match.differs),
    reasons_json: JSON.stringify(match.reasons),
    skipped_at: null,
  };
  if (result.kind === 'stays_decided') {
    return {
      ...row,
      outcome: before.outcome,
      decision: before.decision,
      decided_candidate: result.decidedCandidate,
      decided_by: before.decided_by,
      decided_at: before.decided_at,
      set_aside_at: before.set_aside_at,
      set_aside_by: before.set_aside_by,
      field_choice_json: before.field_choice_json,
    };
  }
  const outcome = result.kind === 'reopened' ? 'conflict' : result.outcome;
  const isApplied = outcome === 'matched';
  return {
    ...row,
    outcome,
    decision: isApplied ? 'auto' : null,
    decided_candidate: null,
    decided_by: isApplied ? 'auto' : null,
    decided_at: isApplied ? now : null,
    set_aside_at: null,
    set_aside_by: null,
    field_choice_json: null,
  };
}

/** Many rows in one statement: each exists, so each is an update; what was pushed is left alone. */
async function writeNumbers(db: LedgerDb, rows: readonly Insertable<NumbersTable>[]): Promise<void> {
  for (const chunk of chunksOf(rows, 15)) {
    await db
      .insertInto('enrichment_numbers')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.column('phone_number').doUpdateSet((row) => ({
          outcome: row.ref('excluded.outcome'),
          confidence: row.ref('excluded.confidence'),
          differs_json: row.ref('excluded.differs_json'),
          reasons_json: row.ref('excluded.reasons_json'),
          decision: row.ref('excluded.decision'),
          decided_candidate: row.ref('excluded.decided_candidate'),
          decided_by: row.ref('excluded.decided_by'),
          decided_at: row.ref('excluded.decided_at'),
          skipped_at: row.ref('excluded.skipped_at'),
          set_aside_at: row.ref('excluded.set_aside_at'),
          set_aside_by: row.ref('excluded.set_aside_by'),
          field_choice_json: row.ref('excluded.field_choice_json'),
        })),
      )
      .execute();
  }
}

async function recordsOf(
  db: LedgerDb,
  changes: readonly Change[],
): Promise<Map<string, { source_type: MatchesTable['source_type']; data: string }>> {
  const keys = new Set(changes.flatMap((change) => change.rematch.links.map((link) => link.recordKey)));
  const rows = await selectInChunks([...keys], (chunk) =>
    db
      .selectFrom('enrichment_source_records as record')
      .innerJoin('enrichment_sources as source', 'source.id', 'record.source_id')
      .select(['record.record_key', 'record.data', 'source.source_type'])
      .where('record.record_key', 'in', chunk)
      .where('record.disposition', '=', 'accepted')
      .execute(),
  );
  const found = new Map<string, { source_type: MatchesTable['source_type']; data: string }>();
  for (const { record_key, data, source_type } of rows) {
    found.set(record_key, { source_type, data: data ?? ERASED_COPY });
  }
  if (found.size < keys.size) throw new RecordsNotSavedError(keys.size - found.size);
  return found;
}
