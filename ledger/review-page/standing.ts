import { selectInChunks } from '../chunks';
import type { Ledger } from '../open-ledger';
import { conflictsPage } from '../review';

/** How many conflicts are open, those that were put off left out. */
export async function conflictsLeft(ledger: Ledger): Promise<number> {
  const { remaining } = await conflictsPage(ledger, { limit: 1 });
  return remaining;
}

/** Who decided each of some numbers, by number; numbers that nobody decided are left out. */
export async function decidersOf(
  ledger: Ledger,
  phoneNumbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await ledger.read((db) =>
    selectInChunks([...new Set(phoneNumbers)], (chunk) =>
      db
        .selectFrom('enrichment_numbers')
        .select(['phone_number', 'decided_by'])
        .where('phone_number', 'in', chunk)
        .execute(),
    ),
  );
  return new Map(
    rows.flatMap(({ phone_number, decided_by }) =>
      decided_by === null ? [] : [[phone_number, decided_by] as const],
    ),
  );
}
