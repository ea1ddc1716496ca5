import type { MessagesAnswer } from '../../contacts/review/page/page-answers';
import { sql } from '../kysely';
import type { Ledger } from '../open-ledger';

/** Our own line on which the newest conversation with a number was held, as OpenPhone names it; null when it is not known. */
export async function lineOfNumber(ledger: Ledger, phoneNumber: string): Promise<string | null> {
  const newest = await ledger.read((db) =>
    db
      .selectFrom('enrichment_conversations')
      .select('phone_number_id')
      .where('phone_number', '=', phoneNumber)
      .where('phone_number_id', 'is not', null)
      .orderBy(sql`coalesce(last_activity_at, '')`, 'desc')
      .limit(1)
      .executeTakeFirst(),
  );
  return newest?.phone_number_id ?? null;
}

const MOST_MESSAGES = 10;
const LONGEST_TEXT = 600;

/** What was said last over a number, newest first, as far as the ledger has heard of it. */
export async function messagesOfNumber(ledger: Ledger, phoneNumber: string): Promise<MessagesAnswer> {
  return ledger.read(async (db) => {
    const rows = await db
      .selectFrom('interactions')
      .select(['occurred_at', 'direction', 'kind', 'data'])
      .where('identifier', '=', `phone:${phoneNumber}`)
      .orderBy('occurred_at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST_MESSAGES)
      .execute();
    return {
      messages: rows.map((row) => ({
        at: row.occurred_at,
        direction: row.direction,
        kind: row.kind,
        text: textOf(row.data),
      })),
      note:
        rows.length > 0
          ? null
          : 'The ledger has heard of no message on this number. Those from before the sync began are in OpenPhone.',
    };
  });
}

/** What was written or noted; null where nothing was, or it was erased. */
function textOf(data: string | null): string | null {
  if (data === null) return null;
  const told: unknown = JSON.parse(data);
  if (typeof told !== 'object' || told === null) return null;
  for (const key of ['text', 'body', 'content', 'summary', 'note']) {
    const value: unknown = Reflect.get(told, key);
    if (typeof value === 'string' && value.trim() !== '') return value.slice(0, LONGEST_TEXT);
  }
  return null;
}
