import { sql, type Kysely, type Migration } from '../kysely';
import type { LedgerKind } from './index';
import { keyType } from './key-type';

/** The tables of the one-time enrichment. */
export function enrichment(kind: LedgerKind): Migration {
  const key = keyType(kind);
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('enrichment_sources')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('source_type', 'text', (c) => c.notNull())
        .addColumn('file_name', 'text')
        .addColumn('content_hash', key, (c) => c.notNull().unique())
        .addColumn('total_records', 'integer', (c) => c.notNull())
        .addColumn('accepted_records', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('rejected_records', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('furniture_records', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('matched_records', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('conflict_records', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('uploaded_at', 'text', (c) => c.notNull())
        .execute();

      await db.schema
        .createTable('enrichment_source_records')
        .addColumn('record_key', key, (c) => c.primaryKey())
        .addColumn('source_id', key, (c) => c.notNull().references('enrichment_sources.id'))
        .addColumn('record_no', 'integer', (c) => c.notNull())
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('disposition', 'text', (c) =>
          c.notNull().check(sql`disposition in ('accepted', 'rejected', 'furniture', 'file')`),
        )
        .addColumn('reason', 'text')
        .addColumn('explanation', 'text')
        .addColumn('external_id', 'text')
        .addColumn('data', 'text')
        .execute();
      await db.schema
        .createIndex('enrichment_source_records_by_source')
        .on('enrichment_source_records')
        .columns(['source_id', 'disposition'])
        .execute();

      await db.schema
        .createTable('enrichment_conversations')
        .addColumn('conversation_id', key, (c) => c.primaryKey())
        .addColumn('phone_number', key)
        .addColumn('phone_number_id', 'text')
        .addColumn('last_activity_at', 'text')
        .addColumn('skip_reason', 'text')
        .addCheckConstraint(
          'conversation_has_number_or_reason',
          sql`(phone_number is null) = (skip_reason is not null)`,
        )
        .execute();
      await db.schema
        .createIndex('enrichment_conversations_by_number')
        .on('enrichment_conversations')
        .columns(['phone_number', 'last_activity_at'])
        .execute();

      await db.schema
        .createTable('enrichment_numbers')
        .addColumn('phone_number', key, (c) => c.primaryKey())
        .addColumn('contact_id', key, (c) => c.notNull())
        .addColumn('outcome', 'text', (c) =>
          c.check(sql`outcome in ('matched', 'conflict', 'unnamed', 'unknown')`),
        )
        .addColumn('confidence', 'double precision')
        .addColumn('differs_json', 'text', (c) => c.notNull().defaultTo('[]'))
        .addColumn('reasons_json', 'text', (c) => c.notNull().defaultTo('[]'))
        .addColumn('decision', 'text', (c) => c.check(sql`decision in ('auto', 'use_candidate', 'merge')`))
        .addColumn('decided_candidate', 'integer')
        .addColumn('decided_by', 'text')
        .addColumn('decided_at', 'text')
        .addColumn('skipped_at', 'text')
        .addColumn('push_state', 'text', (c) =>
          c
            .notNull()
            .defaultTo('none')
            .check(sql`push_state in ('none', 'sending', 'done', 'failed')`),
        )
        .addColumn('push_run', 'text')
        .addColumn('handed_out_at', 'text')
        .addColumn('handed_out_basis', 'text')
        .addColumn('handed_out_hash', 'text')
        .addColumn('pushed_hash', 'text')
        .addColumn('openphone_contact_id', 'text')
        .addColumn('push_action', 'text')
        .addColumn('push_error_code', 'text')
        .addColumn('push_error', 'text')
        .addColumn('pushed_at', 'text')
        .execute();
      await db.schema
        .createIndex('enrichment_numbers_by_outcome')
        .on('enrichment_numbers')
        .columns(['outcome', 'decision', 'phone_number'])
        .execute();
      await db.schema
        .createIndex('enrichment_numbers_by_contact')
        .on('enrichment_numbers')
        .column('contact_id')
        .execute();

      await db.schema
        .createTable('enrichment_matches')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('phone_number', key, (c) => c.notNull().references('enrichment_numbers.phone_number'))
        .addColumn('conversation_id', 'text')
        .addColumn('source_type', 'text', (c) => c.notNull())
        .addColumn('source_data', 'text', (c) => c.notNull())
        .addColumn('confidence_score', 'double precision')
        .addColumn('status', 'text')
        .addColumn('applied_at', 'text')
        .addColumn('applied_by', 'text')
        .addColumn('record_key', key, (c) => c.notNull().references('enrichment_source_records.record_key'))
        .addColumn('candidate_no', 'integer')
        .addUniqueConstraint('one_match_per_number_and_record', ['phone_number', 'record_key'])
        .addCheckConstraint(
          'only_a_candidate_has_a_status',
          sql`(candidate_no is null and status is null) or (candidate_no is not null and status in ('pending', 'applied', 'rejected'))`,
        )
        .execute();
      await db.schema
        .createIndex('enrichment_matches_by_record')
        .on('enrichment_matches')
        .columns(['record_key', 'status'])
        .execute();

      await db.schema
        .createTable('enrichment_decisions')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('phone_number', key, (c) => c.notNull())
        .addColumn('decision', 'text', (c) => c.notNull())
        .addColumn('candidate_no', 'integer')
        .addColumn('record_keys', 'text', (c) => c.notNull())
        .addColumn('reviewer', 'text', (c) => c.notNull())
        .addColumn('decided_at', 'text', (c) => c.notNull())
        .execute();

      await db.schema
        .createTable('enrichment_pushes')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('run_id', 'text')
        .addColumn('contact_id', key, (c) => c.notNull())
        .addColumn('openphone_contact_id', 'text')
        .addColumn('outcome', 'text', (c) => c.notNull())
        .addColumn('numbers', 'integer', (c) => c.notNull())
        .addColumn('content_hash', 'text')
        .addColumn('error_code', 'text')
        .addColumn('recorded_at', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('enrichment_pushes_by_run')
        .on('enrichment_pushes')
        .columns(['run_id', 'outcome'])
        .execute();

      await db.schema
        .createTable('run_failures')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('workflow_name', 'text', (c) => c.notNull())
        .addColumn('node_name', 'text')
        .addColumn('message', 'text', (c) => c.notNull())
        .addColumn('execution_id', 'text')
        .addColumn('occurred_at', 'text', (c) => c.notNull())
        .execute();
    },
  };
}
