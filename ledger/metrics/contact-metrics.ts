import { sql } from '../kysely';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import {
  rounded,
  shareOf,
  spanOf,
  standingContacts,
  type MetricsRequest,
  type Span,
} from './standing-contacts';

/** The customer's numbers under the customer's names; every one is defined in docs/metrics.md. */
export interface ContactMetrics {
  /** People who were known at the end of the range. */
  readonly total_contacts: number;
  /** Of these, those who became known within it. */
  readonly new_contacts: number;
  /** Of these, those with at least one interaction within it. */
  readonly active_contacts: number;
  /** new / known before the range, 0.25 for a quarter more; null when nobody was known before. */
  readonly contact_growth_rate: number | null;
  /** 0..100, over those who have a score; null when nobody has. */
  readonly average_lead_score: number | null;
  /** Of the new ones whose role is known, the share who are applicants or residents by now, 0..1; null when there are none. */
  readonly conversion_rate: number | null;
}

/**
 * How many contacts a property has, how they grow and what becomes of them, from one unchanging picture of the ledger.
 * @throws {UnreadableDateRangeError}
 */
export async function contactMetrics(ledger: Ledger, request: MetricsRequest): Promise<ContactMetrics> {
  const span = spanOf(request);
  return ledger.read(async (db) => {
    const counts = await countContacts(db, request.propertyId, span);
    return {
      total_contacts: counts.total,
      new_contacts: counts.made,
      active_contacts: await countActive(db, request.propertyId, span),
      contact_growth_rate: shareOf(counts.made, counts.total - counts.made),
      average_lead_score: rounded(counts.score),
      conversion_rate: shareOf(counts.converted, counts.withRole),
    };
  });
}

function countContacts(db: LedgerDb, propertyId: string | null | undefined, { startsAt, endsAt }: Span) {
  const isNew = sql<boolean>`made_at >= ${startsAt}`;
  return db
    .selectFrom(standingContacts(db, propertyId).as('contact'))
    .where('made_at', '<', endsAt)
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.countAll<number>().filterWhere(isNew).as('made'),
      eb.fn.countAll<number>().filterWhere(isNew).filterWhere('role', 'is not', null).as('withRole'),
      eb.fn
        .countAll<number>()
        .filterWhere(isNew)
        .filterWhere('role', 'in', ['applicant', 'resident'])
        .as('converted'),
      eb.fn.avg<number | null>('lead_score').as('score'),
    ])
    .executeTakeFirstOrThrow();
}

async function countActive(
  db: LedgerDb,
  propertyId: string | null | undefined,
  { startsAt, endsAt }: Span,
): Promise<number> {
  const { active } = await db
    .selectFrom(standingContacts(db, propertyId).as('contact'))
    .where('made_at', '<', endsAt)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('interactions')
          .innerJoin('contacts as home', 'home.id', 'interactions.contact_id')
          .whereRef('home.survivor_id', '=', 'contact.id')
          .where('interactions.occurred_at', '>=', startsAt)
          .where('interactions.occurred_at', '<', endsAt)
          .select('interactions.id'),
      ),
    )
    .select((eb) => eb.fn.countAll<number>().as('active'))
    .executeTakeFirstOrThrow();
  return active;
}
