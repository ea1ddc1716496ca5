import type { Migration } from '../kysely';
import { enrichment } from './0001-enrichment';

/** The databases a ledger can live in. */
export type LedgerKind = 'sqlite' | 'postgres';

/** Every change of the tables, oldest first. Names never change after a release; there is no way back. */
export function migrationsFor(kind: LedgerKind): Readonly<Record<string, Migration>> {
  return { '0001-enrichment': enrichment(kind) };
}
