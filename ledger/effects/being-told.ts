import type { Clock } from '../clock';
import { selectInChunks } from '../chunks';
import type { Ledger } from '../open-ledger';

/** Whether a worker is telling the target about one of these contacts at this moment: it was handed out, and its lease runs. */
export async function isBeingTold(
  ledger: Ledger,
  target: string,
  contactIds: readonly string[],
  clock: Clock,
): Promise<boolean> {
  const found = await ledger.read((db) =>
    selectInChunks([...new Set(contactIds)], (chunk) =>
      db
        .selectFrom('effects')
        .select('id')
        .where('contact_id', 'in', chunk)
        .where('target', '=', target)
        .where('status', '=', 'sending')
        .where('due_at', '>', clock.now())
        .limit(1)
        .execute(),
    ),
  );
  return found.length > 0;
}
