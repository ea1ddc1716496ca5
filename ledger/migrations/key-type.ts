import { sql } from '../kysely';
import type { LedgerKind } from './index';

/**
 * The type of a key column. Keys sort by their bytes on both databases (PostgreSQL would sort by the rules of a
 * language), so that paging is the same everywhere.
 */
export const keyType = (kind: LedgerKind) => (kind === 'postgres' ? sql`text collate "C"` : sql`text`);
