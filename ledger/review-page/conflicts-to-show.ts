import { conflictPattern } from '../../contacts/review/alike-conflicts';
import type { ConflictsAnswer } from '../../contacts/review/page/page-answers';
import { showConflict, type RecordBehind } from '../../contacts/review/page/show-conflict';
import { selectInChunks } from '../chunks';
import { newestConversations } from '../newest-conversations';
import type { Ledger } from '../open-ledger';
import { conflictsPage, type ConflictToReview } from '../review';
import { parseRecord } from '../sources';
import type { LedgerDb } from '../tables';

/** More open conflicts than any page of the review would ever have to show. */
const ALL = 1_000_000;

/**
 * Open conflicts by number, each as the review page shows it.
 * @param request.after the last number of the page before; null for the first page
 */
export async function conflictsToShow(
  ledger: Ledger,
  request: { readonly after: string | null; readonly limit: number; readonly includeSkipped: boolean },
): Promise<ConflictsAnswer> {
  const { conflicts: open } = await conflictsPage(ledger, { limit: ALL, includeSkipped: true });
  return ledger.read(async (db) => {
    const skipped = await skippedAmong(db, open);
    const patterns = countBy(open.map(conflictPattern));
    const asked = request.includeSkipped ? open : open.filter((one) => !skipped.has(one.phoneNumber));
    const ahead = asked.filter(({ phoneNumber }) => request.after === null || phoneNumber > request.after);
    const page = ahead.slice(0, request.limit);
    const records = await recordsBehind(
      db,
      page.flatMap(({ candidates }) => candidates.flatMap(({ recordKeys }) => recordKeys)),
    );
    const newest = await newestConversations(
      db,
      page.map(({ phoneNumber }) => phoneNumber),
    );
    return {
      conflicts: page.map((conflict) =>
        showConflict({
          conflict,
          records,
          isSkipped: skipped.has(conflict.phoneNumber),
          lastActivityAt: newest.get(conflict.phoneNumber)?.lastActivityAt ?? null,
          alike: (patterns.get(conflictPattern(conflict)) ?? 1) - 1,
        }),
      ),
      remaining: asked.length,
      skipped: skipped.size,
      next: ahead.length > page.length ? (page.at(-1)?.phoneNumber ?? null) : null,
    };
  });
}

async function skippedAmong(
  db: LedgerDb,
  open: readonly Pick<ConflictToReview, 'phoneNumber'>[],
): Promise<ReadonlySet<string>> {
  const rows = await selectInChunks(
    open.map(({ phoneNumber }) => phoneNumber),
    (chunk) =>
      db
        .selectFrom('enrichment_numbers')
        .select('phone_number')
        .where('phone_number', 'in', chunk)
        .where('skipped_at', 'is not', null)
        .execute(),
  );
  return new Set(rows.map((row) => row.phone_number));
}

function countBy(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The records of some keys with when their file was read; erased ones are left out. */
async function recordsBehind(db: LedgerDb, keys: readonly string[]): Promise<Map<string, RecordBehind>> {
  const rows = await selectInChunks([...new Set(keys)], (chunk) =>
    db
      .selectFrom('enrichment_source_records as record')
      .innerJoin('enrichment_sources as source', 'source.id', 'record.source_id')
      .select(['record.record_key', 'record.data', 'source.uploaded_at'])
      .where('record.record_key', 'in', chunk)
      .execute(),
  );
  return new Map(
    rows.flatMap(({ record_key, data, uploaded_at }) =>
      data === null ? [] : [[record_key, { record: parseRecord(data), readAt: uploaded_at }] as const],
    ),
  );
}
