import type { Ledger } from '../open-ledger';
import { ownerOfEntry } from './whose-interaction';

/** The contact that an entry of a system counts for, after all merges; null for an entry that the ledger does not know. */
export async function contactOfEntry(
  ledger: Ledger,
  system: string,
  externalId: string,
): Promise<string | null> {
  return ledger.read(async (db) => (await ownerOfEntry(db, system, externalId))?.survivorId ?? null);
}
