import type { Json } from '../../contacts/model/person-record';
import { audit } from '../audit';
import type { Clock } from '../clock';
import type { Ledger } from '../open-ledger';
import type { EventRow, EventsTable } from '../queue-tables';
import { storableText } from '../storable-text';
import type { LedgerDb } from '../tables';
import { hasManyWriters } from '../write-lock';
import { decideEach, givenUp, keptReason, type DecidedLetter, type LetterOutcome } from './outcome';

/** What a person says about one event that did not work. */
export type EventDecision = {
  readonly id: string;
  /** Of the event as the person saw it, see `eventVersion`; null: whatever became of it meanwhile. */
  readonly version: string | null;
} & (
  | { readonly action: 'replay' }
  /** What it should have said; whoever calls has made sure that an event of its kind may say so. */
  | { readonly action: 'correct'; readonly payload: Json; readonly reason: string }
  | { readonly action: 'give_up'; readonly reason: string }
);

/** Changes whenever the event is replayed, corrected or tried again. */
export const eventVersion = ({
  replays,
  attempts,
  status,
}: Pick<EventRow, 'replays' | 'attempts' | 'status'>) => `${replays}.${attempts}.${status}`;

/**
 * Carries out what a person decided about events that are dead, or that failed and wait to be tried again; each in a transaction
 * of its own, so that one that cannot be done stops none of the others. Of two people who decide about one event the second
 * changes nothing and is told so. What an event said before a correction is kept beside what it says now, with who, when and why.
 * @returns one outcome a decision, in their order
 */
export async function decideAboutEvents(
  ledger: Ledger,
  decisions: readonly EventDecision[],
  by: string,
  clock: Clock,
): Promise<DecidedLetter[]> {
  return decideEach(ledger, decisions, (db, decision) => decide(db, decision, by, clock));
}

async function decide(
  db: LedgerDb,
  decision: EventDecision,
  by: string,
  clock: Clock,
): Promise<LetterOutcome> {
  const row = await db
    .selectFrom('events')
    .selectAll()
    .where('id', '=', decision.id)
    .$if(hasManyWriters(db), (query) => query.forUpdate())
    .executeTakeFirst();
  const refused = refusalOf(row, decision);
  if (row === undefined || refused !== null) return refused ?? 'not_found';
  const { id } = row;
  switch (decision.action) {
    case 'replay':
      await update(db, id, workedOnAgain(row, clock));
      await audit(db, { action: 'event_replayed', actor: by, subjectId: id }, clock);
      return 'replayed';
    case 'correct':
      await keepCorrection(db, row, decision, by, clock);
      await update(db, id, { ...workedOnAgain(row, clock), payload: JSON.stringify(decision.payload) });
      await audit(db, { action: 'event_corrected', actor: by, subjectId: id }, clock);
      return 'corrected';
    case 'give_up':
      await update(db, id, givenUp(row.finished_at, decision.reason, by, clock));
      await audit(db, { action: 'event_given_up', actor: by, subjectId: id }, clock);
      return 'given_up';
  }
}

function refusalOf(row: EventRow | undefined, { action, version }: EventDecision): LetterOutcome | null {
  if (row === undefined) return 'not_found';
  if (row.given_up_at !== null) return 'already_given_up';
  const isFailed = row.status === 'dead' || (row.status === 'waiting' && row.error_code !== null);
  if (!isFailed || (version !== null && version !== eventVersion(row))) return 'changed_meanwhile';
  return row.payload === null && action !== 'give_up' ? 'erased' : null;
}

const workedOnAgain = ({ replays }: EventRow, clock: Clock): Partial<EventsTable> => ({
  status: 'waiting',
  attempts: 0,
  replays: replays + 1,
  due_at: clock.now(),
  lease_token: null,
  lease_until: null,
  error_code: null,
  error: null,
  finished_at: null,
  answer_json: null,
  answer_status: null,
});

async function keepCorrection(
  db: LedgerDb,
  row: EventRow,
  { payload, reason }: Extract<EventDecision, { action: 'correct' }>,
  by: string,
  clock: Clock,
): Promise<void> {
  await db
    .insertInto('event_corrections')
    .values({
      id: clock.newId(),
      event_id: row.id,
      payload_before: row.payload,
      payload_after: JSON.stringify(payload),
      reason: keptReason(reason),
      corrected_by: storableText(by),
      corrected_at: clock.now(),
    })
    .execute();
}

async function update(db: LedgerDb, id: string, columns: Partial<EventsTable>): Promise<void> {
  await db.updateTable('events').set(columns).where('id', '=', id).execute();
}

/** What a person corrected in an event. */
export interface EventCorrection {
  /** null when the person it is about was erased. */
  readonly before: Json;
  readonly after: Json;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** The corrections of an event, the first one first: what it said at first is the first one's `before`. */
export function correctionsOf(ledger: Ledger, eventId: string): Promise<EventCorrection[]> {
  return ledger.read(async (db) => {
    const rows = await db
      .selectFrom('event_corrections')
      .selectAll()
      .where('event_id', '=', eventId)
      .orderBy('corrected_at')
      .orderBy('id')
      .execute();
    const parsed = (text: string | null): Json => (text === null ? null : (JSON.parse(text) as Json));
    return rows.map((row) => ({
      before: parsed(row.payload_before),
      after: parsed(row.payload_after),
      reason: row.reason,
      by: row.corrected_by,
      at: row.corrected_at,
    }));
  });
}
