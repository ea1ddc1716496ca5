import { countByStatus } from '../count-by-status';
import type { Ledger } from '../open-ledger';
import { isOlderThan, pageOf, type Page, type PageRequest } from '../paging';
import { effectStandings, type EffectRow, type EffectStanding } from '../queue-tables';
import { standingColumn, standingOf } from '../standing';
import { narrowEffects, type EffectFilter } from './effect-filter';

/** An effect without what it sends, which may be about a person. */
export interface EffectShown {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly target: string;
  readonly operation: string;
  readonly subject: string;
  readonly version: string;
  readonly contactId: string | null;
  readonly mergeId: string | null;
  readonly status: EffectStanding;
  readonly attempts: number;
  /** When it is handed out next, or to somebody else; null when it is finished. */
  readonly dueAt: string | null;
  readonly externalId: string | null;
  readonly result: string | null;
  readonly errorCode: string | null;
  readonly error: string | null;
  readonly queuedAt: string;
  readonly finishedAt: string | null;
  /** Who gave it up for good, when and why; null unless its status is `given_up`. */
  readonly givenUpAt: string | null;
  readonly givenUpBy: string | null;
  readonly givenUpReason: string | null;
}

const SHOWN = [
  'id',
  'idempotency_key',
  'target',
  'operation',
  'subject',
  'version',
  'contact_id',
  'merge_id',
  'status',
  'attempts',
  'due_at',
  'external_id',
  'result',
  'error_code',
  'error',
  'queued_at',
  'finished_at',
  'given_up_at',
  'given_up_by',
  'given_up_reason',
] as const;

/** Effects of a filter, those queued last first, a page at a time. */
export function listEffects(ledger: Ledger, request: EffectFilter & PageRequest): Promise<Page<EffectShown>> {
  return ledger.read(async (db) => {
    const { limit, after } = request;
    const rows = await narrowEffects(db.selectFrom('effects').select(SHOWN), request)
      .$if(after != null, (query) => query.where(isOlderThan('queued_at', after!)))
      .orderBy('queued_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    return pageOf(rows.map(toShown), limit, ({ queuedAt, id }) => ({ at: queuedAt, id }));
  });
}

/** Counts of effects. The books: queued = waiting + sending + unknown + done + dead + superseded + given_up. */
export type EffectCounts = Readonly<Record<'queued' | EffectStanding, number>>;

/** How many effects there are, by status, for one target or for all. */
export function countEffects(
  ledger: Ledger,
  filter: Pick<EffectFilter, 'target'> = {},
): Promise<EffectCounts> {
  return ledger.read(async (db) => {
    const rows = await narrowEffects(db.selectFrom('effects'), { target: filter.target })
      .select([standingColumn<EffectStanding>().as('status'), (row) => row.fn.countAll<number>().as('count')])
      .groupBy(standingColumn())
      .execute();
    const { queued } = await narrowEffects(db.selectFrom('effects'), { target: filter.target })
      .select((row) => row.fn.countAll<number>().as('queued'))
      .executeTakeFirstOrThrow();
    return { queued, ...countByStatus(effectStandings, rows) };
  });
}

function toShown(row: Pick<EffectRow, (typeof SHOWN)[number]>): EffectShown {
  const isOpen = row.status === 'waiting' || row.status === 'sending' || row.status === 'unknown';
  return {
    id: row.id,
    idempotencyKey: row.idempotency_key,
    target: row.target,
    operation: row.operation,
    subject: row.subject,
    version: row.version,
    contactId: row.contact_id,
    mergeId: row.merge_id,
    status: standingOf(row),
    attempts: row.attempts,
    dueAt: isOpen ? row.due_at : null,
    externalId: row.external_id,
    result: row.result,
    errorCode: row.error_code,
    error: row.error,
    queuedAt: row.queued_at,
    finishedAt: row.finished_at,
    givenUpAt: row.given_up_at,
    givenUpBy: row.given_up_by,
    givenUpReason: row.given_up_reason,
  };
}
