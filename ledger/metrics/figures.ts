import type { ScoreBucket } from '../../contacts/analytics/contact-analytics';
import { isInHistoryOf } from '../interactions/of-contact';
import { sql } from '../kysely';
import type { LedgerDb } from '../tables';
import { standingContacts, type MetricsRequest, type Span } from './standing-contacts';

/** Roles of contacts who were won. */
export const CONVERTED = ['applicant', 'resident'] as const;

/** The bucket of a lead score. */
export const scoreBucket = sql<ScoreBucket>`case when lead_score is null then 'none' when lead_score < 20 then '0-19'
  when lead_score < 40 then '20-39' when lead_score < 60 then '40-59' when lead_score < 80 then '60-79'
  else '80-100' end`;

/** Contacts that were known at the end of the range. */
export const knownContacts = (db: LedgerDb, { propertyId }: MetricsRequest, { endsAt }: Span) =>
  db.selectFrom(standingContacts(db, propertyId).as('contact')).where('made_at', '<', endsAt);

/** Contacts that became known within the range. */
export const newContacts = (db: LedgerDb, request: MetricsRequest, span: Span) =>
  knownContacts(db, request, span).where('made_at', '>=', span.startsAt);

/** Of those known, the ones with at least one interaction within the range. */
export const activeContacts = (db: LedgerDb, request: MetricsRequest, span: Span) =>
  knownContacts(db, request, span).where((eb) =>
    eb.exists(
      eb
        .selectFrom('interactions')
        .where((of) => isInHistoryOf(of, eb.ref('contact.id')))
        .where('interactions.occurred_at', '>=', span.startsAt)
        .where('interactions.occurred_at', '<', span.endsAt)
        .select('interactions.id'),
    ),
  );

/** Of those known, the ones about whom something was learned within the range. */
export const enrichedContacts = (db: LedgerDb, request: MetricsRequest, span: Span) =>
  knownContacts(db, request, span).where((eb) =>
    eb.exists(
      eb
        .selectFrom('contact_enrichment_log as entry')
        .innerJoin('contacts as home', 'home.id', 'entry.contact_id')
        .whereRef('home.survivor_id', '=', 'contact.id')
        .where('entry.created_at', '>=', span.startsAt)
        .where('entry.created_at', '<', span.endsAt)
        .select('entry.id'),
    ),
  );
