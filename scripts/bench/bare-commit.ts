import type { Clock, Ledger } from '../../ledger';

/** How long a transaction takes that writes one row and waits for the disk, in milliseconds: what anything durable costs. */
export async function bareCommit(ledger: Ledger, clock: Clock): Promise<number> {
  const row = { id: clock.newId(), action: 'bench', actor: 'bench', subject_id: 'bench', at: clock.now() };
  const began = performance.now();
  await ledger.writeKeys(['bare'], async (db) => {
    await db.insertInto('audit_entries').values(row).execute();
  });
  return performance.now() - began;
}
