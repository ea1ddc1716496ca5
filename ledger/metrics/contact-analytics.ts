import type { AnalyticsRequest } from '../../contacts/analytics/analytics-request';
import type { ContactAnalytics } from '../../contacts/analytics/contact-analytics';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { contactMetricsIn } from './contact-metrics';
import { contactTrendsIn } from './contact-trends';
import { contactsCountedIn } from './contacts-counted';
import { enrichmentMetricsIn } from './enrichment-metrics';

const CONTACTS_A_PAGE = 50;

/**
 * The metrics, the trends and what was learned, the contacts behind the figure that is asked about, and the properties there
 * are; all from one unchanging picture of the ledger, so that the list is as long as the figure says.
 */
export const contactAnalytics = (ledger: Ledger, request: AnalyticsRequest): Promise<ContactAnalytics> =>
  ledger.read(async (db) => ({
    metrics: await contactMetricsIn(db, request),
    trends: await contactTrendsIn(db, request),
    enrichment: await enrichmentMetricsIn(db, request),
    listed:
      request.drill === null
        ? null
        : await contactsCountedIn(
            db,
            { ...request, ...request.drill },
            { limit: CONTACTS_A_PAGE, after: request.drill.after },
          ),
    propertyIds: await propertiesOf(db),
  }));

/** Every property that a contact has, by id. */
export async function propertiesOf(db: LedgerDb): Promise<string[]> {
  const rows = await db
    .selectFrom('contacts')
    .where('status', '=', 'active')
    .where('property_id', 'is not', null)
    .select('property_id')
    .distinct()
    .execute();
  return rows.flatMap(({ property_id: id }) => (id === null ? [] : [id])).sort();
}
