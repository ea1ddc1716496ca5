import { decidedWords, displayPhone, type BatchShown, type DecisionsAnswer } from '../contacts/review';
import { ERASED } from './erased';
import { selectInChunks } from './chunks';
import { sql, type Selectable } from './kysely';
import type { Ledger } from './open-ledger';
import { isOlderThan, pageOf, type PageMark } from './paging';
import type { DecisionsTable, LedgerDb } from './tables';
import { decidedNumbers, undoOutcome, type DecidedNumber } from './undo-decisions';

/**
 * What people decided, newest first, what was taken together as one entry. A decision of before there were batches stands alone,
 * under its own id, and cannot be taken back. `undoable` counts the numbers of which `undoDecisions` would take something back.
 * @param request.after `next` of the page before; null for the first
 */
export async function recentDecisions(
  ledger: Ledger,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<DecisionsAnswer> {
  return ledger.read(async (db) => {
    const { entries, next } = pageOf(await marks(db, after, limit + 1), limit, (mark) => mark);
    const decisions = await decisionsOf(
      db,
      entries.map(({ id }) => id),
    );
    const numbers = await decidedNumbers(db, decisions);
    const byBatch = new Map<string, Decision[]>();
    for (const decision of decisions) {
      const key = decision.batch_id ?? decision.id;
      const batch = byBatch.get(key);
      if (batch) batch.push(decision);
      else byBatch.set(key, [decision]);
    }
    return {
      batches: entries.map((mark) => toBatch(mark, byBatch.get(mark.id) ?? [], numbers)),
      next: next === null ? null : `${next.at} ${next.id}`,
    };
  });
}

type Decision = Selectable<DecisionsTable>;

/** Id and time of what was taken together. */
async function marks(db: LedgerDb, after: string | null, limit: number): Promise<PageMark[]> {
  const all = db.selectFrom((from) =>
    from
      .selectFrom('enrichment_decisions')
      .select((column) => [
        sql<string>`coalesce(batch_id, id)`.as('id'),
        column.fn.max('decided_at').as('at'),
      ])
      .groupBy(sql`coalesce(batch_id, id)`)
      .as('batch'),
  );
  const [at = '', id = ''] = after?.split(' ', 2) ?? [];
  const older = after === null ? all : all.where(isOlderThan('at', { at, id }));
  return older
    .select(['batch.id', 'batch.at'])
    .orderBy('batch.at', 'desc')
    .orderBy('batch.id', 'desc')
    .limit(limit)
    .execute();
}

function decisionsOf(db: LedgerDb, ids: readonly string[]): Promise<Decision[]> {
  return selectInChunks(ids, (chunk) =>
    db
      .selectFrom('enrichment_decisions')
      .selectAll()
      .where((where) =>
        where.or([
          where('batch_id', 'in', chunk),
          where.and([where('batch_id', 'is', null), where('id', 'in', chunk)]),
        ]),
      )
      .orderBy('decided_at')
      .orderBy('id')
      .execute(),
  );
}

function toBatch(
  { id, at }: PageMark,
  decisions: readonly Decision[],
  numbers: ReadonlyMap<string, DecidedNumber>,
): BatchShown {
  const phones = new Set(decisions.map(({ phone_number }) => phone_number));
  const undoable = decisions.filter(
    (decision) =>
      decision.batch_id !== null && undoOutcome(decision, numbers.get(decision.phone_number)) === 'undone',
  );
  const [only = '', ...others] = phones;
  const phoneNumber = others.length > 0 || only.startsWith(`${ERASED}:`) ? null : only;
  return {
    batchId: id,
    reviewer: decisions.at(-1)?.reviewer ?? '',
    at,
    did: decidedWords(decisions.map(({ decision }) => decision)),
    numbers: phones.size,
    undoable: new Set(undoable.map(({ phone_number }) => phone_number)).size,
    phoneNumber,
    phone: phoneNumber === null ? null : displayPhone(phoneNumber),
  };
}
