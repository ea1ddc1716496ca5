import { UnreadableDateRangeError } from '../../contacts/analytics/date-range';
import type { ContactsListed, CountedFigure, ScoreBucket } from '../../contacts/analytics/contact-analytics';
import { lastActivity } from '../contacts/find-contacts';
import { fieldsOfRows } from '../contacts/shown-fields';
import type { Ledger } from '../open-ledger';
import { isOlderThan, pageOf, type PageRequest } from '../paging';
import type { LedgerDb } from '../tables';
import {
  activeContacts,
  CONVERTED,
  enrichedContacts,
  knownContacts,
  newContacts,
  scoreBucket,
} from './figures';
import { spanOf, type MetricsRequest, type Span } from './standing-contacts';

/** Which contacts a figure counted, and which of them. */
export interface CountedRequest extends MetricsRequest {
  readonly figure: CountedFigure;
  /** YYYY-MM-DD, one of the range: only those who became known on it. */
  readonly day?: string | null;
  /** Only those whom this system made known first, e.g. "domiq". */
  readonly source?: string | null;
  /** Only those of this lead score. */
  readonly leadScore?: ScoreBucket | null;
}

/**
 * The contacts behind a figure: as many as the metrics of the same property and range say, from one unchanging picture of the
 * ledger.
 * @throws {UnreadableDateRangeError} also for a day that is none of the range
 */
export const contactsCounted = (
  ledger: Ledger,
  request: CountedRequest,
  page: PageRequest,
): Promise<ContactsListed> => ledger.read((db) => contactsCountedIn(db, request, page));

/** The same inside a transaction. */
export async function contactsCountedIn(
  db: LedgerDb,
  request: CountedRequest,
  { limit, after = null }: PageRequest,
): Promise<ContactsListed> {
  const counted = queryOf(db, request, spanOf(request));
  const { count } = await counted
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const found = await counted
    .$if(after !== null, (query) => query.where(isOlderThan('made_at', after!)))
    .select(['id', 'made_at', 'first_system', lastActivity('contact.id')])
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { entries: shown, next } = pageOf(found, limit, ({ made_at: at, id }) => ({ at, id }));
  const rows =
    shown.length === 0
      ? []
      : await db
          .selectFrom('contacts')
          .where(
            'id',
            'in',
            shown.map(({ id }) => id),
          )
          .select(['id', 'fields_json'])
          .execute();
  const fields = await fieldsOfRows(db, rows);
  const entries = shown.map(({ id, made_at, first_system, lastActivityAt }) => ({
    contactId: id,
    knownSince: made_at,
    firstSystem: first_system,
    lastActivityAt,
    contact: fields.get(id)!,
  }));
  return { count, entries, next };
}

/** The very queries that the metrics count. */
const figures = {
  total_contacts: knownContacts,
  new_contacts: newContacts,
  active_contacts: activeContacts,
  converted_contacts: (...args: Parameters<typeof newContacts>) =>
    newContacts(...args).where('role', 'in', [...CONVERTED]),
  enriched_contacts: enrichedContacts,
} satisfies Record<CountedFigure, typeof knownContacts>;

function queryOf(db: LedgerDb, request: CountedRequest, span: Span) {
  const { day = null, source = null, leadScore = null } = request;
  const moments = day === null ? null : span.days.find(({ date }) => date === day);
  if (moments === undefined) throw new UnreadableDateRangeError('day', 'day');
  return figures[request.figure](db, request, span)
    .$if(moments !== null, (query) =>
      query.where('made_at', '>=', moments!.startsAt).where('made_at', '<', moments!.endsAt),
    )
    .$if(source !== null, (query) => query.where('first_system', '=', source!))
    .$if(leadScore !== null, (query) => query.where(scoreBucket, '=', leadScore!));
}
