import type { EnrichmentMetrics } from '../../contacts/analytics/contact-analytics';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { enrichedContacts, knownContacts } from './figures';
import { rounded, shareOf, spanOf, type MetricsRequest } from './standing-contacts';

/**
 * How much was learned about the contacts of a property, from one unchanging picture of the ledger.
 * @throws {UnreadableDateRangeError}
 */
export const enrichmentMetrics = (ledger: Ledger, request: MetricsRequest): Promise<EnrichmentMetrics> =>
  ledger.read((db) => enrichmentMetricsIn(db, request));

/** The same inside a transaction. */
export async function enrichmentMetricsIn(db: LedgerDb, request: MetricsRequest): Promise<EnrichmentMetrics> {
  const span = spanOf(request);
  const entries = () =>
    knownContacts(db, request, span)
      .innerJoin('contacts as home', 'home.survivor_id', 'contact.id')
      .innerJoin('contact_enrichment_log as entry', 'entry.contact_id', 'home.id')
      .where('entry.created_at', '>=', span.startsAt)
      .where('entry.created_at', '<', span.endsAt);
  const { total } = await knownContacts(db, request, span)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const { enriched } = await enrichedContacts(db, request, span)
    .select((eb) => eb.fn.countAll<number>().as('enriched'))
    .executeTakeFirstOrThrow();
  const { score } = await entries()
    .select((eb) => eb.fn.avg<number | null>('entry.score').as('score'))
    .executeTakeFirstOrThrow();
  const sources = await entries()
    .select((eb) => ['entry.source as source', eb.fn.countAll<number>().as('count')])
    .groupBy('entry.source')
    .orderBy('count', 'desc')
    .orderBy('entry.source')
    .execute();
  return {
    enrichment_rate: shareOf(enriched, total),
    average_enrichment_score: rounded(score),
    top_enrichment_sources: sources,
  };
}
