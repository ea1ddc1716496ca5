import type { Candidate, LinkedNumber } from '../contacts/model/linked-number';
import type { SourceRecord } from '../contacts/model/source-record';
import { survivingContact } from '../contacts/merging/survivorship';
import { selectInChunks } from './chunks';
import { ERASED_COPY } from './erased';
import type { SelectQueryBuilder } from './kysely';
import type { Ledger } from './open-ledger';
import { parseRecord } from './sources';
import { conflictVersion } from './conflict-version';
import type { LedgerDb, LedgerTables, NumberRow } from './tables';

/** A conflict as it stands; `version` changes with its records and how they are grouped, and with nothing else. */
export type ConflictToReview = LinkedNumber & { readonly version: string };

/** Some open conflicts for one page of the review. */
export interface ConflictsPage {
  /** By number; every one with its candidates rebuilt from the records. */
  readonly conflicts: readonly ConflictToReview[];
  /** Open conflicts in all, those on this page among them; put-off ones only when they were asked for. */
  readonly remaining: number;
  /** The same, but only those on this page and behind it. */
  readonly ahead: number;
}

/**
 * Reads the next open conflicts, by number. Candidates who were erased are not shown, nor is a conflict that has no others.
 * @param request.afterPhone the last number of the page before; null for the first page
 * @param request.includeSkipped also those a reviewer put off
 */
export async function conflictsPage(
  ledger: Ledger,
  request: { readonly afterPhone?: string | null; readonly limit: number; readonly includeSkipped?: boolean },
): Promise<ConflictsPage> {
  return ledger.read(async (db) => {
    let open = db
      .selectFrom('enrichment_numbers')
      .where('outcome', '=', 'conflict')
      .where('decision', 'is', null)
      .where('set_aside_at', 'is', null)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('enrichment_matches as match')
            .whereRef('match.phone_number', '=', 'enrichment_numbers.phone_number')
            .where('match.candidate_no', 'is not', null)
            .where('match.source_data', '<>', ERASED_COPY)
            .select('match.id'),
        ),
      );
    if (!request.includeSkipped) open = open.where('skipped_at', 'is', null);
    const page = request.afterPhone ? open.where('phone_number', '>', request.afterPhone) : open;
    const [remaining, ahead] = [await countRows(open), await countRows(page)];
    const rows = await page
      .select(['phone_number', 'confidence', 'differs_json', 'reasons_json'])
      .orderBy('phone_number')
      .limit(request.limit)
      .execute();
    return { conflicts: await toConflicts(db, rows), remaining, ahead };
  });
}

async function countRows(
  query: SelectQueryBuilder<LedgerTables, 'enrichment_numbers', object>,
): Promise<number> {
  const { count } = await query
    .select((column) => column.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * The same for numbers that were shown before, whether they are still open or not; numbers the ledger does not
 * know are left out. For reading the answers of a page.
 */
export async function conflictsOf(
  ledger: Ledger,
  phoneNumbers: readonly string[],
): Promise<ConflictToReview[]> {
  return ledger.read(async (db) =>
    toConflicts(
      db,
      await selectInChunks(phoneNumbers, (chunk) =>
        db
          .selectFrom('enrichment_numbers')
          .select(['phone_number', 'confidence', 'differs_json', 'reasons_json'])
          .where('phone_number', 'in', chunk)
          .orderBy('phone_number')
          .execute(),
      ),
    ),
  );
}

async function toConflicts(
  db: LedgerDb,
  rows: readonly Pick<NumberRow, 'phone_number' | 'confidence' | 'differs_json' | 'reasons_json'>[],
): Promise<ConflictToReview[]> {
  const phones = rows.map((row) => row.phone_number);
  const records = await recordsByNumber(db, phones);
  const conversations = await conversationsByNumber(db, phones);
  return rows.map((row) => {
    const all = records.get(row.phone_number) ?? [];
    return {
      phoneNumber: row.phone_number,
      conversationIds: conversations.get(row.phone_number) ?? [],
      outcome: 'conflict',
      confidence: row.confidence,
      candidates: candidatesOf(row.phone_number, all.flatMap(withRecord)),
      namelessRecordKeys: all.filter((one) => one.candidateNo === null).map((one) => one.recordKey),
      differs: JSON.parse(row.differs_json) as LinkedNumber['differs'],
      reasons: JSON.parse(row.reasons_json) as LinkedNumber['reasons'],
      version: conflictVersion(all),
    };
  });
}

interface Numbered {
  readonly recordKey: string;
  readonly candidateNo: number | null;
  /** null when the person was erased. */
  readonly record: SourceRecord | null;
}
type NumberedRecord = Numbered & { readonly record: SourceRecord };

const withRecord = ({ record, ...numbered }: Numbered): NumberedRecord[] =>
  record === null ? [] : [{ ...numbered, record }];

async function recordsByNumber(db: LedgerDb, phones: readonly string[]): Promise<Map<string, Numbered[]>> {
  const rows = await selectInChunks(phones, (chunk) =>
    db
      .selectFrom('enrichment_matches')
      .select(['phone_number', 'record_key', 'candidate_no', 'source_data'])
      .where('phone_number', 'in', chunk)
      .orderBy('record_key')
      .execute(),
  );
  const byNumber = new Map<string, Numbered[]>();
  for (const row of rows) {
    const records = byNumber.get(row.phone_number) ?? [];
    records.push({
      recordKey: row.record_key,
      candidateNo: row.candidate_no,
      record: row.source_data === ERASED_COPY ? null : parseRecord(row.source_data),
    });
    byNumber.set(row.phone_number, records);
  }
  return byNumber;
}

async function conversationsByNumber(
  db: LedgerDb,
  phones: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await selectInChunks(phones, (chunk) =>
    db
      .selectFrom('enrichment_conversations')
      .select(['phone_number', 'conversation_id'])
      .where('phone_number', 'in', chunk)
      .orderBy('conversation_id')
      .execute(),
  );
  const byNumber = new Map<string, string[]>();
  for (const { phone_number, conversation_id } of rows) {
    byNumber.set(phone_number ?? '', [...(byNumber.get(phone_number ?? '') ?? []), conversation_id]);
  }
  return byNumber;
}

function candidatesOf(phone: string, all: readonly NumberedRecord[]): Candidate[] {
  const groups = new Map<number, NumberedRecord[]>();
  for (const one of all) {
    if (one.candidateNo === null) continue;
    groups.set(one.candidateNo, [...(groups.get(one.candidateNo) ?? []), one]);
  }
  return [...groups]
    .sort(([left], [right]) => left - right)
    .map(([candidateNo, members]) => ({
      candidateNo,
      contact: survivingContact(members.map((member) => member.record)),
      sources: [...new Set(members.map((member) => member.record.source))],
      recordKeys: members.map((member) => member.recordKey),
      isWeak: members.every((member) => isWeakEvidence(phone, member.record)),
    }));
}

/** An inactive customer, or a number the source itself calls inactive. */
function isWeakEvidence(phone: string, record: SourceRecord): boolean {
  if (!record.isActive) return true;
  return record.phones.some(({ e164, flags }) => e164 === phone && flags.includes('inactive_status'));
}
