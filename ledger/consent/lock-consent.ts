import type { LedgerDb } from '../tables';
import { lockKeys } from '../write-lock';

/**
 * Lets no other transaction state anything about these numbers and addresses until this one ends. What follows from all
 * statements is computed from those that are there: of two that state something at once, the one that ends last would not
 * see the other's. Two that wait for each other are told apart by
 * the database, and one of them begins again (see `Ledger.writeKeys`).
 */
export async function lockConsent(db: LedgerDb, identifiers: readonly string[]): Promise<void> {
  if (identifiers.length > 0) await lockKeys(db, identifiers.map(consentKey));
}

/** The key of `Ledger.writeKeys` for what is stated about a number or address. */
export const consentKey = (identifier: string): string => `consent ${identifier}`;
