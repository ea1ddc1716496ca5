import type { Kysely, Migration } from '../kysely';
import type { LedgerKind } from './index';
import { keyType } from './key-type';

/** Who gave a dead event or effect up for good, and what a person corrected in an event before it was replayed. */
export function deadLetterDecisions(kind: LedgerKind): Migration {
  const key = keyType(kind);
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const table of ['events', 'effects'])
        for (const column of ['given_up_at', 'given_up_by', 'given_up_reason'])
          await db.schema.alterTable(table).addColumn(column, 'text').execute();
      await db.schema
        .createTable('event_corrections')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('event_id', key, (c) => c.notNull())
        .addColumn('payload_before', 'text')
        .addColumn('payload_after', 'text')
        .addColumn('reason', 'text', (c) => c.notNull())
        .addColumn('corrected_by', 'text', (c) => c.notNull())
        .addColumn('corrected_at', key, (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('event_corrections_by_event')
        .on('event_corrections')
        .columns(['event_id', 'corrected_at'])
        .execute();
    },
  };
}
