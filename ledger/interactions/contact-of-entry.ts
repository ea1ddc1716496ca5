import type { Ledger } from '../open-ledger';
import { holdersOf, ownerOfEntry } from './whose-interaction';

/** The contact that an entry of a system counts for, after all merges; null for an entry that the ledger does not know. */
export async function contactOfEntry(
  ledger: Ledger,
  system: string,
  externalId: string,
): Promise<string | null> {
  return ledger.read(async (db) => (await ownerOfEntry(db, system, externalId))?.survivorId ?? null);
}

/** The contact that has had a number or address longest, after all merges; null when nobody has it. */
export async function contactOfIdentifier(ledger: Ledger, identifier: string): Promise<string | null> {
  const [first] = await ledger.read((db) => holdersOf(db, identifier));
  return first?.survivorId ?? null;
}
