import type { DecisionKind } from '../contacts/review';
import { sql } from './kysely';
import type { LedgerDb } from './tables';

/** What became of the numbers, counted one by one. */
export interface NumberCounts {
  readonly numbers: number;
  readonly matched: number;
  readonly resolved: number;
  readonly conflicts: number;
  readonly setAside: number;
  readonly unnamed: number;
  readonly unknown: number;
  readonly notYetMatched: number;
}

const isSetAside = sql<number>`case when set_aside_at is null then 0 else 1 end`.as('isSetAside');

/** Counts numbers by outcome, with what people decided told apart from what was matched automatically. */
export async function countNumbers(db: LedgerDb): Promise<NumberCounts> {
  const rows = await db
    .selectFrom('enrichment_numbers')
    .select((column) => ['outcome', 'decision', isSetAside, column.fn.countAll<number>().as('numbers')])
    .groupBy(['outcome', 'decision', 'isSetAside'])
    .execute();
  const sum = (holds: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(holds).reduce((total, row) => total + row.numbers, 0);
  const isByPerson = (row: (typeof rows)[number]) =>
    row.decision === 'use_candidate' || row.decision === 'merge';
  return {
    numbers: sum(() => true),
    matched: sum((row) => row.decision === 'auto'),
    resolved: sum(isByPerson),
    conflicts: sum((row) => row.outcome === 'conflict' && row.decision === null && row.isSetAside === 0),
    setAside: sum((row) => row.outcome === 'conflict' && row.decision === null && row.isSetAside === 1),
    unnamed: sum((row) => row.outcome === 'unnamed' && row.decision === null),
    unknown: sum((row) => row.outcome === 'unknown' && row.decision === null),
    notYetMatched: sum((row) => row.outcome === null && row.decision === null),
  };
}

/** Conversations, counted as such. */
export interface ConversationCounts {
  readonly conversations: number;
  readonly groups: number;
  readonly withoutNumber: number;
  /** Conversations with a number that another conversation has as well, all but the first. */
  readonly furtherConversations: number;
  /** Different numbers among the conversations. */
  readonly numbers: number;
}

export async function countConversations(db: LedgerDb): Promise<ConversationCounts> {
  const row = await db
    .selectFrom('enrichment_conversations')
    .select((column) => [
      column.fn.countAll<number>().as('conversations'),
      column.fn.count<number>('phone_number').as('withNumber'),
      column.fn.count<number>('phone_number').distinct().as('numbers'),
      sql<number>`count(case when skip_reason = 'group' then 1 end)`.as('groups'),
      sql<number>`count(case when skip_reason = 'not_a_number' then 1 end)`.as('withoutNumber'),
    ])
    .executeTakeFirstOrThrow();
  return {
    conversations: row.conversations,
    groups: row.groups,
    withoutNumber: row.withoutNumber,
    furtherConversations: row.withNumber - row.numbers,
    numbers: row.numbers,
  };
}

/** Customers of QuickBooks, each counted once however often their list was imported. */
export interface CustomerCounts {
  readonly total: number;
  /** On a conversation number, and part of its contact. */
  readonly matched: number;
  /** On a conversation number that waits for a decision. */
  readonly conflict: number;
  /** On a conversation number, but somebody else was chosen for it, or the record names nobody. */
  readonly setAside: number;
  /** With a number nobody had a conversation with. */
  readonly withoutConversation: number;
  /** Without a usable number. */
  readonly withoutPhone: number;
}

export async function countQuickbooksCustomers(db: LedgerDb): Promise<CustomerCounts> {
  const customers = db
    .selectFrom('enrichment_source_records as record')
    .innerJoin('enrichment_sources as source', 'source.id', 'record.source_id')
    .leftJoin('enrichment_matches as match', 'match.record_key', 'record.record_key')
    .where('source.source_type', '=', 'quickbooks')
    .where('record.disposition', 'in', ['accepted', 'rejected'])
    .select(
      sql<number>`min(case
        when match.status = 'applied' then 1
        when match.status = 'pending' then 2
        when match.id is not null then 3
        when record.disposition = 'accepted' then 4
        else 5 end)`.as('best'),
    )
    .groupBy(sql`coalesce(record.external_id, record.record_key)`);
  const rows = await db
    .selectFrom(customers.as('customer'))
    .select((column) => ['best', column.fn.countAll<number>().as('customers')])
    .groupBy('best')
    .execute();
  const count = (best: number) => rows.find((row) => row.best === best)?.customers ?? 0;
  return {
    total: rows.reduce((total, row) => total + row.customers, 0),
    matched: count(1),
    conflict: count(2),
    setAside: count(3),
    withoutConversation: count(4),
    withoutPhone: count(5),
  };
}

/** What people decided: numbers as they stand now; `skipped` are open conflicts that were put off. */
export interface DecisionCounts {
  readonly use_candidate: number;
  readonly merge: number;
  readonly same_household: number;
  /** Nobody of the candidates. */
  readonly none: number;
  /** A name that was entered by hand. */
  readonly by_hand: number;
  readonly skipped: number;
}

/** Counts the decisions of the history that are in force, and the conflicts that were put off. */
export async function countDecisions(db: LedgerDb): Promise<DecisionCounts> {
  const rows = await db
    .selectFrom('enrichment_decisions as decision')
    .innerJoin('enrichment_numbers as number', 'number.phone_number', 'decision.phone_number')
    .where('decision.undone_at', 'is', null)
    .where(
      sql<boolean>`case when decision.decision = 'none'
        then number.decision is null and number.set_aside_at = decision.decided_at
        else number.decision in ('use_candidate', 'merge') and number.decided_at = decision.decided_at end`,
    )
    .where('decision.decision', '<>', 'skip')
    .select((column) => [
      'decision.decision as kind',
      column.fn.count<number>('decision.phone_number').distinct().as('numbers'),
    ])
    .groupBy('decision.decision')
    .execute();
  const count = (kind: DecisionKind): number => rows.find((row) => row.kind === kind)?.numbers ?? 0;
  const { skipped } = await db
    .selectFrom('enrichment_numbers')
    .where('outcome', '=', 'conflict')
    .where('decision', 'is', null)
    .where('set_aside_at', 'is', null)
    .select((column) => column.fn.count<number>('skipped_at').as('skipped'))
    .executeTakeFirstOrThrow();
  return {
    use_candidate: count('use_candidate'),
    merge: count('merge'),
    same_household: count('same_household'),
    none: count('none'),
    by_hand: count('by_hand'),
    skipped,
  };
}
