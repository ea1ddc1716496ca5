import type { LinkOutcome } from '../contacts/model/linked-number';
import type { UnmappedNumber } from '../contacts/sources/unmapped-csv';
import { ERASED_IDS } from './erased';
import { newestConversations } from './newest-conversations';
import type { Ledger } from './open-ledger';

const REASONS = {
  unnamed: 'A source has the number, but without a name',
  unknown: 'No source has the number',
  notYetMatched: 'Not matched yet',
  setAside: 'Sources have names for the number; a person said that it is nobody of them',
} as const;

/** Every number without a name, with its newest conversation, by number. Open conflicts and erased people are left out. */
export async function listUnmapped(ledger: Ledger): Promise<UnmappedNumber[]> {
  return ledger.read(async (db) => {
    const numbers = await db
      .selectFrom('enrichment_numbers')
      .select(['phone_number', 'outcome', 'set_aside_at'])
      .where('decision', 'is', null)
      .where('phone_number', 'not like', ERASED_IDS)
      .where((where) =>
        where.or([
          where('outcome', 'is', null),
          where('outcome', '!=', 'conflict'),
          where('set_aside_at', 'is not', null),
        ]),
      )
      .orderBy('phone_number')
      .execute();
    const newest = await newestConversations(
      db,
      numbers.map((number) => number.phone_number),
    );
    return numbers.map(({ phone_number, outcome, set_aside_at }) => ({
      phoneNumber: phone_number,
      conversationId: newest.get(phone_number)?.conversationId ?? '',
      lastActivityAt: newest.get(phone_number)?.lastActivityAt ?? null,
      reason: set_aside_at === null ? reasonOf(outcome) : REASONS.setAside,
    }));
  });
}

const reasonOf = (outcome: LinkOutcome | null): string =>
  outcome === 'unnamed' || outcome === 'unknown' ? REASONS[outcome] : REASONS.notYetMatched;
