import { sql, type Kysely, type Migration } from '../kysely';
import type { LedgerKind } from './index';
import { keyType } from './key-type';

/** The customer's three tables of the continuous sync, with the customer's columns, names and value sets. */
export function syncRulesAndEnrichment(kind: LedgerKind): Migration {
  const key = keyType(kind);
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('contact_sync')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('user_id', key, (c) => c.notNull().unique().references('contacts.id'))
        .addColumn('resman_contact_id', key)
        .addColumn('sync_status', 'text', (c) =>
          c.notNull().check(sql`sync_status in ('pending', 'success', 'failed', 'merged')`),
        )
        .addColumn('last_sync_at', 'text')
        .addColumn('created_at', 'text', (c) => c.notNull())
        .addColumn('updated_at', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('contact_sync_by_resman_contact')
        .on('contact_sync')
        .column('resman_contact_id')
        .execute();
      await db.schema
        .createIndex('contact_sync_by_status')
        .on('contact_sync')
        .columns(['sync_status', 'user_id'])
        .execute();

      await db.schema
        .createTable('contact_matching_rules')
        .addColumn('id', key, (c) => c.primaryKey())
        // '' is the rule of every property that has none of its own; null would not be unique.
        .addColumn('property_id', key, (c) => c.notNull().unique())
        .addColumn('matching_criteria', 'text', (c) => c.notNull())
        .addColumn('merge_strategy', 'text', (c) =>
          c.notNull().check(sql`merge_strategy in ('resman_wins', 'domiq_wins', 'manual_review')`),
        )
        .addColumn('survivorship', 'text', (c) => c.notNull())
        .addColumn('created_at', 'text', (c) => c.notNull())
        .addColumn('updated_at', 'text', (c) => c.notNull())
        .execute();

      await db.schema
        .createTable('contact_enrichment_log')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('entry_key', key, (c) => c.notNull().unique())
        .addColumn('contact_id', key, (c) => c.notNull().references('contacts.id'))
        .addColumn('enrichment_type', 'text', (c) =>
          c
            .notNull()
            .check(sql`enrichment_type in ('conversation_data', 'preferences', 'interaction_history')`),
        )
        .addColumn('enriched_data', 'text')
        .addColumn('source', 'text', (c) => c.notNull().check(sql`source in ('chatbot', 'resman', 'manual')`))
        .addColumn('score', 'double precision')
        .addColumn('created_at', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('contact_enrichment_log_by_contact')
        .on('contact_enrichment_log')
        .columns(['contact_id', 'created_at'])
        .execute();
    },
  };
}
