import type { ContactMetrics } from '../../contacts/analytics/contact-analytics';
import { sql } from '../kysely';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { activeContacts, CONVERTED, knownContacts } from './figures';
import { rounded, shareOf, spanOf, type MetricsRequest, type Span } from './standing-contacts';

/**
 * How many contacts a property has, how they grow and what becomes of them, from one unchanging picture of the ledger.
 * @throws {UnreadableDateRangeError}
 */
export const contactMetrics = (ledger: Ledger, request: MetricsRequest): Promise<ContactMetrics> =>
  ledger.read((db) => contactMetricsIn(db, request));

/** The same inside a transaction. */
export async function contactMetricsIn(db: LedgerDb, request: MetricsRequest): Promise<ContactMetrics> {
  const span = spanOf(request);
  const counts = await countContacts(db, request, span);
  const { active } = await activeContacts(db, request, span)
    .select((eb) => eb.fn.countAll<number>().as('active'))
    .executeTakeFirstOrThrow();
  return {
    total_contacts: counts.total,
    new_contacts: counts.made,
    active_contacts: active,
    contact_growth_rate: shareOf(counts.made, counts.total - counts.made),
    average_lead_score: rounded(counts.score),
    conversion_rate: shareOf(counts.converted, counts.withRole),
  };
}

function countContacts(db: LedgerDb, request: MetricsRequest, span: Span) {
  const isNew = sql<boolean>`made_at >= ${span.startsAt}`;
  return knownContacts(db, request, span)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere(isNew).as('made'),
      eb.fn.countAll<number>().filterWhere(isNew).filterWhere('role', 'is not', null).as('withRole'),
      eb.fn
        .countAll<number>()
        .filterWhere(isNew)
        .filterWhere('role', 'in', [...CONVERTED])
        .as('converted'),
      eb.fn.avg<number | null>('lead_score').as('score'),
    ])
    .executeTakeFirstOrThrow();
}
