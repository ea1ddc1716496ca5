import type { Json } from '../../contacts/model/person-record';
import { selectInChunks } from '../chunks';
import type { Ledger } from '../open-ledger';
import type { EventRow, EventStatus } from '../queue-tables';

/** What whoever sent an event is told about it. */
export interface EventAnswer {
  readonly body: Json;
  /** An HTTP status, 200 to 599. */
  readonly status: number;
}

/** How far the work on an event is. */
export interface EventProgress {
  readonly id: string;
  readonly status: EventStatus;
  /** null until it is done or dead, and when the work said nothing. */
  readonly answer: EventAnswer | null;
  /** When it is handed out next, or to somebody else; of no account when it is done or dead. */
  readonly dueAt: string;
}

/** The columns of an event that keep its answer. */
export function answerColumns(
  answer: EventAnswer | null | undefined,
): Pick<EventRow, 'answer_json' | 'answer_status'> {
  return answer == null
    ? { answer_json: null, answer_status: null }
    : { answer_json: JSON.stringify(answer.body), answer_status: answer.status };
}

/** How far the work on events is, in one read; those that are not there (purged) are left out. */
export function progressOf(ledger: Ledger, ids: readonly string[]): Promise<EventProgress[]> {
  return ledger.read(async (db) => {
    const rows = await selectInChunks(ids, (chunk) =>
      db
        .selectFrom('events')
        .where('id', 'in', chunk)
        .select(['id', 'status', 'due_at', 'answer_json', 'answer_status'])
        .execute(),
    );
    return rows.map((row) => ({
      id: row.id,
      status: row.status,
      answer: isEnded(row.status) ? answerOf(row) : null,
      dueAt: row.due_at,
    }));
  });
}

/** Whether nothing more will be done about an event by itself. */
export const isEnded = (status: EventStatus): boolean => status === 'done' || status === 'dead';

const answerOf = ({
  answer_json: json,
  answer_status: status,
}: Pick<EventRow, 'answer_json' | 'answer_status'>): EventAnswer | null =>
  json === null || status === null ? null : { body: JSON.parse(json) as Json, status };
