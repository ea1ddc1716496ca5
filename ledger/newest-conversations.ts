import { selectInChunks } from './chunks';
import { sql } from './kysely';
import type { LedgerDb } from './tables';

export interface NewestConversation {
  readonly conversationId: string;
  readonly lastActivityAt: string | null;
}

/** The conversation with the latest activity of each number; numbers without one are left out. */
export async function newestConversations(
  db: LedgerDb,
  phones: readonly string[],
): Promise<Map<string, NewestConversation>> {
  const rows = await selectInChunks(phones, (chunk) =>
    db
      .selectFrom('enrichment_conversations')
      .select(['phone_number', 'conversation_id', 'last_activity_at'])
      .where('phone_number', 'in', chunk)
      // Without a time it is the oldest; the databases disagree about where null belongs.
      .orderBy(sql`coalesce(last_activity_at, '')`)
      .orderBy('conversation_id')
      .execute(),
  );
  return new Map(
    rows.map((row) => [
      row.phone_number ?? '',
      { conversationId: row.conversation_id, lastActivityAt: row.last_activity_at },
    ]),
  );
}
