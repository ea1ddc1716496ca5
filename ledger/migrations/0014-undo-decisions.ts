import type { Kysely, Migration } from '../kysely';
import type { LedgerKind } from './index';
import { keyType } from './key-type';

/** Which decisions were taken together, what a number was before, and who took a decision back. */
export function undoDecisions(kind: LedgerKind): Migration {
  const key = keyType(kind);
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const [column, type] of [
        ['batch_id', key],
        ['skipped_before', 'text'],
        ['undone_at', 'text'],
        ['undone_by', 'text'],
      ] as const)
        await db.schema.alterTable('enrichment_decisions').addColumn(column, type).execute();
      await db.schema
        .createIndex('enrichment_decisions_by_batch')
        .on('enrichment_decisions')
        .column('batch_id')
        .execute();
    },
  };
}
