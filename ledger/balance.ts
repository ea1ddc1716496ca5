import { sql } from './kysely';
import type { Report } from './report';
import type { LedgerDb } from './tables';

type Counts = Omit<Report, 'balanced' | 'imbalances'>;

/**
 * Checks every equation the books must keep. Some compare counts that were made in different ways, the others
 * look for rows that contradict each other.
 * @returns one plain sentence for each that does not hold, with counts only.
 */
export async function findImbalances(db: LedgerDb, counts: Counts): Promise<string[]> {
  const {
    matched,
    resolved,
    conflicts,
    setAside,
    unnamed,
    unknown,
    notYetMatched,
    quickbooksCustomers: customers,
  } = counts;
  const { use_candidate, merge, same_household, by_hand } = counts.decisions;
  const outcomes = matched + resolved + conflicts + setAside + unnamed + unknown + notYetMatched;
  const sums: readonly (readonly [string, number, number])[] = [
    [
      'conversations = skipped + further conversations + numbers by outcome',
      counts.conversations,
      counts.skipped + counts.furtherConversations + outcomes,
    ],
    ['numbers = numbers by outcome', counts.numbers, outcomes],
    [
      'matched + resolved = pushed + failed + waiting',
      matched + resolved,
      counts.pushed + counts.failed + counts.waiting,
    ],
    [
      'pushed = created + updated + unchanged',
      counts.pushed,
      counts.created + counts.updated + counts.unchanged,
    ],
    ['resolved = decisions of people', resolved, use_candidate + merge + same_household + by_hand],
    ['set aside = decisions that it is nobody', setAside, counts.decisions.none],
    ['numbers = with a name + phone only', counts.numbers, counts.withName + counts.phoneOnly],
    [
      'QuickBooks customers = matched + conflict + set aside + without conversation + without phone',
      customers.total,
      customers.matched +
        customers.conflict +
        customers.setAside +
        customers.withoutConversation +
        customers.withoutPhone,
    ],
    ...counts.files.map(
      (file, index) =>
        [
          `rows of file ${index + 1} = accepted + rejected + furniture (connect both outputs of Contact Import)`,
          file.records,
          file.accepted + file.rejected + file.furniture,
        ] as const,
    ),
  ];
  const unequal = sums
    .filter(([, left, right]) => left !== right)
    .map(([equation, left, right]) => `${equation} does not hold: ${left} against ${right}.`);
  return [...unequal, ...(await findContradictions(db))];
}

/** Rows that contradict each other; each query counts how many. */
async function findContradictions(db: LedgerDb): Promise<string[]> {
  const checks: readonly (readonly [string, ReturnType<typeof sql<{ rows: number }>>])[] = [
    [
      'conversations have a number that the ledger does not list',
      sql`select count(*) as rows from enrichment_conversations c left join enrichment_numbers n
          on n.phone_number = c.phone_number where c.phone_number is not null and n.phone_number is null`,
    ],
    [
      'numbers have no conversation',
      sql`select count(*) as rows from enrichment_numbers n where not exists
          (select 1 from enrichment_conversations c where c.phone_number = n.phone_number)`,
    ],
    [
      'decided numbers have no applied record',
      sql`select count(*) as rows from enrichment_numbers n where n.decision is not null and not exists
          (select 1 from enrichment_matches m where m.phone_number = n.phone_number and m.status = 'applied')`,
    ],
    [
      'decided numbers have a record that still waits',
      sql`select count(*) as rows from enrichment_numbers n where n.decision is not null and exists
          (select 1 from enrichment_matches m where m.phone_number = n.phone_number and m.status = 'pending')`,
    ],
    [
      'open conflicts have no candidate',
      sql`select count(*) as rows from enrichment_numbers n where n.outcome = 'conflict' and n.decision is null
          and n.set_aside_at is null and (select count(distinct m.candidate_no) from enrichment_matches m
               where m.phone_number = n.phone_number and m.status = 'pending') = 0`,
    ],
    [
      'numbers without a decision have an applied record',
      sql`select count(*) as rows from enrichment_numbers n where n.decision is null and exists
          (select 1 from enrichment_matches m where m.phone_number = n.phone_number and m.status = 'applied')`,
    ],
    [
      'numbers decided by a person have no decision in the history',
      sql`select count(*) as rows from enrichment_numbers n where n.decision in ('use_candidate', 'merge')
          and not exists (select 1 from enrichment_decisions d
                          where d.phone_number = n.phone_number and d.undone_at is null
                          and (d.decision = n.decision or
                               (n.decision = 'use_candidate' and d.decision in ('same_household', 'by_hand'))))`,
    ],
    [
      "numbers that are nobody's have a decision or a record that was not rejected",
      sql`select count(*) as rows from enrichment_numbers n where n.set_aside_at is not null and (n.decision is not null
          or exists (select 1 from enrichment_matches m
                     where m.phone_number = n.phone_number and m.status in ('applied', 'pending')))`,
    ],
    [
      'pushed numbers have no OpenPhone contact',
      sql`select count(*) as rows from enrichment_numbers n
          where n.push_state = 'done' and (n.openphone_contact_id is null or n.push_action is null)`,
    ],
    [
      'files have counts that do not fit their rows',
      sql`select count(*) as rows from enrichment_sources s where s.accepted_records <>
          (select count(distinct r.record_no) from enrichment_source_records r
           where r.source_id = s.id and r.disposition = 'accepted')
          or s.matched_records <> (select count(distinct r.record_no) from enrichment_source_records r
           join enrichment_matches m on m.record_key = r.record_key
           where r.source_id = s.id and m.status = 'applied')
          or s.conflict_records <> (select count(distinct r.record_no) from enrichment_source_records r
           join enrichment_matches m on m.record_key = r.record_key
           where r.source_id = s.id and m.status = 'pending')`,
    ],
  ];
  const found: string[] = [];
  for (const [sentence, query] of checks) {
    const { rows } = await query.execute(db);
    const count = rows[0]?.rows ?? 0;
    if (count > 0) found.push(`${count} ${sentence}.`);
  }
  return found;
}
