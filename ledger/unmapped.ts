import type { UnmappedNumber } from '../contacts/sources/unmapped-csv';
import { ERASED_IDS } from './erased';
import { newestConversations } from './newest-conversations';
import type { Ledger } from './open-ledger';

const REASONS = {
  unnamed: 'A source has the number, but without a name',
  unknown: 'No source has the number',
  notYetMatched: 'Not matched yet',
} as const;

/** Every number that no source could name, with its newest conversation, by number. Open conflicts and erased people are left out. */
export async function listUnmapped(ledger: Ledger): Promise<UnmappedNumber[]> {
  return ledger.read(async (db) => {
    const numbers = await db
      .selectFrom('enrichment_numbers')
      .select(['phone_number', 'outcome'])
      .where('decision', 'is', null)
      .where('phone_number', 'not like', ERASED_IDS)
      .where((where) => where.or([where('outcome', 'is', null), where('outcome', '!=', 'conflict')]))
      .orderBy('phone_number')
      .execute();
    const newest = await newestConversations(
      db,
      numbers.map((number) => number.phone_number),
    );
    return numbers.map(({ phone_number, outcome }) => ({
      phoneNumber: phone_number,
      conversationId: newest.get(phone_number)?.conversationId ?? '',
      lastActivityAt: newest.get(phone_number)?.lastActivityAt ?? null,
      reason: outcome === 'unnamed' || outcome === 'unknown' ? REASONS[outcome] : REASONS.notYetMatched,
    }));
  });
}
