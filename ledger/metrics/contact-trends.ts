import {
  scoreBuckets,
  type ContactTrends,
  type ScoreBucket,
} from '../../contacts/analytics/contact-analytics';
import { sql } from '../kysely';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { newContacts, scoreBucket } from './figures';
import { spanOf, type MetricsRequest, type Span } from './standing-contacts';

/**
 * The contacts that became known within a range, by day, by source and by lead score; the three add up to the same number,
 * `new_contacts`. From one unchanging picture of the ledger.
 * @throws {UnreadableDateRangeError}
 */
export const contactTrends = (ledger: Ledger, request: MetricsRequest): Promise<ContactTrends> =>
  ledger.read((db) => contactTrendsIn(db, request));

/** The same inside a transaction. */
export async function contactTrendsIn(db: LedgerDb, request: MetricsRequest): Promise<ContactTrends> {
  const span = spanOf(request);
  return {
    daily_new_contacts: await countByDay(db, request, span),
    contact_source_distribution: await countBySource(db, request, span),
    lead_score_distribution: await countByScore(db, request, span),
  };
}

/** The database counts by quarter of an hour, at which the days of every time zone begin. */
async function countByDay(db: LedgerDb, request: MetricsRequest, span: Span) {
  const quarter = sql<string>`substr(made_at, 1, 14)
    || case when substr(made_at, 15, 2) < '15' then '00' when substr(made_at, 15, 2) < '30' then '15'
            when substr(made_at, 15, 2) < '45' then '30' else '45' end || ':00.000Z'`;
  const rows = await newContacts(db, request, span)
    .select((eb) => [quarter.as('quarter'), eb.fn.countAll<number>().as('count')])
    .groupBy(quarter)
    .orderBy('quarter')
    .execute();
  let next = 0;
  return span.days.map(({ date, endsAt }) => {
    let count = 0;
    for (let row = rows[next]; row !== undefined && row.quarter < endsAt; row = rows[(next += 1)])
      count += row.count;
    return { date, count };
  });
}

async function countBySource(db: LedgerDb, request: MetricsRequest, span: Span) {
  const rows = await newContacts(db, request, span)
    .select((eb) => ['first_system', eb.fn.countAll<number>().as('count')])
    .groupBy('first_system')
    .execute();
  const counts = rows.map(({ first_system, count }): [string, number] => [first_system, count]);
  return Object.fromEntries(counts.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

async function countByScore(db: LedgerDb, request: MetricsRequest, span: Span) {
  const rows = await newContacts(db, request, span)
    .select((eb) => [scoreBucket.as('bucket'), eb.fn.countAll<number>().as('count')])
    .groupBy(scoreBucket)
    .execute();
  const counted = new Map(rows.map((row) => [row.bucket, row.count]));
  return Object.fromEntries(scoreBuckets.map((name) => [name, counted.get(name) ?? 0])) as Record<
    ScoreBucket,
    number
  >;
}
