import {
  digestOfTally,
  type DailyDigest,
  type DigestCount,
  type DigestTally,
} from '../../contacts/analytics/digest/daily-digest';
import { OWED_OPT_OUT } from '../../contacts/mapping';
import { openReviewRows } from '../contacts/open-reviews';
import { newestDriftReports } from '../comparison/drift-report';
import { openEffects, syncHealthIn } from '../health/sync-health';
import { sql } from '../kysely';
import type { Ledger } from '../open-ledger';
import { isStillDead } from '../standing';
import type { LedgerDb } from '../tables';
import { propertiesOf } from './contact-analytics';
import { newContacts, scoreBucket } from './figures';
import { spanOf, type Span } from './standing-contacts';

/** Which day is told of. */
export interface DigestRequest {
  /** YYYY-MM-DD */
  readonly date: string;
  /** Whose day: an IANA name. */
  readonly timeZone: string;
}

/**
 * What happened on a day, by property and in total, from one unchanging picture of the ledger. New contacts, what waits and what
 * did not work are counted by the queries of the metrics, of the health and of the questions.
 * @param now ISO 8601 UTC
 * @throws {UnreadableDateRangeError}
 */
export async function dailyDigest(
  ledger: Ledger,
  { date, timeZone }: DigestRequest,
  now: string,
): Promise<DailyDigest> {
  const range = { from: date, to: date, timeZone };
  const span = spanOf(range);
  return ledger.read(async (db) => {
    const health = await syncHealthIn(db, now);
    const [compared] = await newestDriftReports(db, 1);
    const tally: DigestTally = {
      propertyIds: await propertiesOf(db),
      newContacts: await newContacts(db, range, span)
        .select((eb) => [
          'property_id as propertyId',
          scoreBucket.as('bucket'),
          eb.fn.countAll<number>().as('count'),
        ])
        .groupBy(['property_id', scoreBucket])
        .execute(),
      counts: {
        recognized: await recognizedOf(db, span),
        merges: await mergesOf(db, span),
        openQuestions: await questionsOf(db),
        optOuts: await optOutsOf(db, span),
        optOutsWaiting: await byProperty(openEffects(db, OWED_OPT_OUT)),
        optOutsFailed: await byProperty(deadEffects(db).where('operation', '=', OWED_OPT_OUT)),
        failedChanges: await byProperty(deadEffects(db)),
        ...(await interactionsOf(db, span)),
      },
    };
    return {
      date,
      timeZone,
      ...digestOfTally(tally),
      failedEvents: health.deadEvents,
      drifted: health.drifted,
      comparedAt: compared?.finishedAt ?? null,
    };
  });
}

/** The property that the contact has now which a row is about; null when it has none, or when there is no contact. */
const propertyOf = (contactColumn: string) => sql<string | null>`(
  select standing.property_id from contacts as home inner join contacts as standing on standing.id = home.survivor_id
  where home.id = ${sql.ref(contactColumn)})`;

const deadEffects = (db: LedgerDb) => db.selectFrom('effects').where(isStillDead);

const byProperty = (effects: ReturnType<typeof openEffects>): Promise<DigestCount[]> =>
  effects
    .select(({ fn }) => [
      propertyOf('effects.contact_id').as('propertyId'),
      fn.countAll<number>().as('count'),
    ])
    .groupBy(propertyOf('effects.contact_id'))
    .execute();

/** Entries of a system that were new and, by the rules, those of a contact that was known. */
const recognizedOf = (db: LedgerDb, { startsAt, endsAt }: Span): Promise<DigestCount[]> =>
  db
    .selectFrom('resolutions')
    .where('decided_at', '>=', startsAt)
    .where('decided_at', '<', endsAt)
    .where('decision', '=', 'auto_merge')
    .select(({ fn }) => [
      propertyOf('resolutions.contact_id').as('propertyId'),
      fn.countAll<number>().as('count'),
    ])
    .groupBy(propertyOf('resolutions.contact_id'))
    .execute();

/** Merges of the span that stand, whoever made them. */
const mergesOf = (db: LedgerDb, { startsAt, endsAt }: Span): Promise<DigestCount[]> =>
  db
    .selectFrom('merges')
    .where('merged_at', '>=', startsAt)
    .where('merged_at', '<', endsAt)
    .where('undone_at', 'is', null)
    .select(({ fn }) => [propertyOf('merges.primary_id').as('propertyId'), fn.countAll<number>().as('count')])
    .groupBy(propertyOf('merges.primary_id'))
    .execute();

/** Questions about possible duplicates that are open now, by the property they were asked about. */
const questionsOf = (db: LedgerDb): Promise<DigestCount[]> =>
  openReviewRows(db)
    .select(({ fn }) => ['review.property_id as propertyId', fn.countAll<number>().as('count')])
    .groupBy('review.property_id')
    .execute();

/**
 * Who refused something: each contact once, a number or address that nobody has once. What follows from a refusal for others
 * (`merged`) is none of theirs.
 */
const optOutsOf = (db: LedgerDb, { startsAt, endsAt }: Span): Promise<DigestCount[]> =>
  db
    .selectFrom('consent_statements as said')
    .leftJoin('contacts as home', 'home.id', 'said.contact_id')
    .leftJoin('contacts as standing', 'standing.id', 'home.survivor_id')
    .where('said.state', '=', 'denied')
    .where('said.basis', '<>', 'merged')
    .where('said.recorded_at', '>=', startsAt)
    .where('said.recorded_at', '<', endsAt)
    .select([
      'standing.property_id as propertyId',
      sql<number>`count(distinct coalesce(standing.id, said.identifier))`.as('count'),
    ])
    .groupBy('standing.property_id')
    .execute();

/** Texts, calls and messages of chats with contacts, by when they were. */
async function interactionsOf(db: LedgerDb, { startsAt, endsAt }: Span) {
  const rows = await db
    .selectFrom('interactions')
    .where('occurred_at', '>=', startsAt)
    .where('occurred_at', '<', endsAt)
    .where('kind', 'in', ['text', 'call', 'chat'])
    .select(({ fn }) => [
      propertyOf('interactions.contact_id').as('propertyId'),
      'kind',
      'direction',
      fn.countAll<number>().as('count'),
    ])
    .groupBy([propertyOf('interactions.contact_id'), 'kind', 'direction'])
    .execute();
  const ofKind = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    textsIn: ofKind('text').filter(({ direction }) => direction !== 'outgoing'),
    textsOut: ofKind('text').filter(({ direction }) => direction === 'outgoing'),
    calls: ofKind('call'),
    chatMessages: ofKind('chat'),
  };
}
