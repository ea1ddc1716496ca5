import { chunksOf, selectInChunks } from './chunks';
import type { Clock } from './clock';
import { ERASED_IDS } from './erased';
import { sql } from './kysely';
import type { Ledger } from './open-ledger';
import { storableText, storableTextOrNull } from './storable-text';
import type { LedgerDb, SkipReason } from './tables';

/** One conversation as the phone system lists it. */
export interface ConversationToSave {
  readonly conversationId: string;
  /** The other side's number; null when there is none or there are several people. */
  readonly phoneNumber: string | null;
  /** How many people are on the other side; null when the phone system does not say. */
  readonly participants: number | null;
  readonly phoneNumberId: string | null;
  readonly lastActivityAt: string | null;
}

/** Counts of conversations, but for `numbers`: different numbers they were held with. */
export interface SavedConversations {
  readonly conversations: number;
  readonly numbers: number;
  readonly groups: number;
  readonly withoutNumber: number;
  readonly added: number;
  readonly alreadySaved: number;
}

const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * Saves conversations and the numbers they were held with. Safe to repeat: of a conversation that is there
 * already only the time of the last activity is brought up to date, and it never goes back.
 */
export async function saveConversations(
  ledger: Ledger,
  conversations: readonly ConversationToSave[],
  clock: Pick<Clock, 'newId'>,
): Promise<SavedConversations> {
  const rows = newestOfEach(conversations.map(toRow));
  return ledger.write(async (db) => {
    const before = await countConversations(db);
    for (const chunk of chunksOf(rows, 5)) {
      await db
        .insertInto('enrichment_conversations')
        .values(chunk)
        .onConflict((conflict) =>
          conflict.column('conversation_id').doUpdateSet({ last_activity_at: laterActivity }),
        )
        .execute();
    }
    const numbers = await numbersOf(
      db,
      rows.map((row) => row.conversation_id),
    );
    for (const chunk of chunksOf(numbers, 6)) {
      await db
        .insertInto('enrichment_numbers')
        .values(
          chunk.map((phone_number) => ({
            phone_number,
            contact_id: clock.newId(),
            differs_json: '[]',
            reasons_json: '[]',
            push_state: 'none' as const,
          })),
        )
        .onConflict((conflict) => conflict.column('phone_number').doNothing())
        .execute();
    }
    const added = (await countConversations(db)) - before;
    return {
      conversations: rows.length,
      numbers: numbers.length,
      groups: rows.filter((row) => row.skip_reason === 'group').length,
      withoutNumber: rows.filter((row) => row.skip_reason === 'not_a_number').length,
      added,
      alreadySaved: rows.length - added,
    };
  });
}

const laterActivity = sql<string | null>`case
  when excluded.last_activity_at is null then enrichment_conversations.last_activity_at
  when enrichment_conversations.last_activity_at is null then excluded.last_activity_at
  when excluded.last_activity_at > enrichment_conversations.last_activity_at then excluded.last_activity_at
  else enrichment_conversations.last_activity_at end`;

interface ConversationRow {
  conversation_id: string;
  phone_number: string | null;
  phone_number_id: string | null;
  last_activity_at: string | null;
  skip_reason: SkipReason | null;
}

function toRow(conversation: ConversationToSave): ConversationRow {
  const skipReason = skipReasonOf(conversation);
  return {
    conversation_id: storableText(conversation.conversationId),
    phone_number: skipReason === null ? conversation.phoneNumber : null,
    phone_number_id: storableTextOrNull(conversation.phoneNumberId),
    last_activity_at: storableTextOrNull(conversation.lastActivityAt),
    skip_reason: skipReason,
  };
}

function skipReasonOf({ phoneNumber, participants }: ConversationToSave): SkipReason | null {
  if (participants !== null && participants > 1) return 'group';
  return phoneNumber !== null && E164.test(phoneNumber) ? null : 'not_a_number';
}

function newestOfEach(rows: readonly ConversationRow[]): ConversationRow[] {
  const byId = new Map<string, ConversationRow>();
  for (const row of rows) {
    const other = byId.get(row.conversation_id);
    if (!other || (other.last_activity_at ?? '') < (row.last_activity_at ?? ''))
      byId.set(row.conversation_id, row);
  }
  return [...byId.values()];
}

/** The numbers as saved: a conversation keeps the number it was saved with first. */
async function numbersOf(db: LedgerDb, conversationIds: readonly string[]): Promise<string[]> {
  const rows = await selectInChunks(conversationIds, (chunk) =>
    db
      .selectFrom('enrichment_conversations')
      .select('phone_number')
      .where('conversation_id', 'in', chunk)
      .where('phone_number', 'is not', null)
      .execute(),
  );
  return [...new Set(rows.flatMap((row) => row.phone_number ?? []))];
}

async function countConversations(db: LedgerDb): Promise<number> {
  const { count } = await db
    .selectFrom('enrichment_conversations')
    .select((column) => column.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Which conversations to list: all with a number, or those whose number has no contact with a name yet. */
export type ConversationFilter = 'all' | 'without_name';

/** Conversations that have a number, by number: what Contact Match looks up. Skipped ones and those of erased people are left out. */
export async function listConversations(
  ledger: Ledger,
  filter: ConversationFilter,
  limit?: number,
): Promise<{ phoneNumber: string; conversationId: string; lastActivityAt: string | null }[]> {
  return ledger.read(async (db) => {
    let query = db
      .selectFrom('enrichment_conversations as conversation')
      .innerJoin('enrichment_numbers as number', 'number.phone_number', 'conversation.phone_number')
      .select([
        'number.phone_number as phoneNumber',
        'conversation.conversation_id as conversationId',
        'conversation.last_activity_at as lastActivityAt',
      ])
      .where('number.phone_number', 'not like', ERASED_IDS)
      .orderBy('number.phone_number')
      .orderBy('conversation.conversation_id');
    if (filter === 'without_name') query = query.where('number.decision', 'is', null);
    return (limit === undefined ? query : query.limit(limit)).execute();
  });
}
