import { sql, type Kysely, type Migration } from '../kysely';
import type { LedgerKind } from './index';
import { keyType } from './key-type';

/** Contacts, the source records they are made of, how they were matched and merged. */
export function contacts(kind: LedgerKind): Migration {
  const key = keyType(kind);
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('contacts')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('property_id', key)
        .addColumn('status', 'text', (c) =>
          c
            .notNull()
            .defaultTo('active')
            .check(sql`status in ('active', 'merged', 'erased')`),
        )
        .addColumn('merged_into', key, (c) => c.references('contacts.id'))
        .addColumn('survivor_id', key, (c) => c.notNull())
        .addColumn('fields_json', 'text', (c) => c.notNull())
        .addColumn('content_hash', 'text', (c) => c.notNull())
        .addColumn('revision', 'integer', (c) => c.notNull())
        .addColumn('role', 'text')
        .addColumn('lead_score', 'double precision')
        .addColumn('first_system', 'text', (c) => c.notNull())
        .addColumn('last_activity_at', 'text')
        .addColumn('created_at', 'text', (c) => c.notNull())
        .addColumn('updated_at', 'text', (c) => c.notNull())
        .addCheckConstraint(
          'only_a_merged_contact_has_a_survivor',
          sql`(merged_into is null) = (survivor_id = id) and (merged_into is null) = (status <> 'merged')`,
        )
        .execute();
      await db.schema.createIndex('contacts_by_survivor').on('contacts').column('survivor_id').execute();
      await db.schema
        .createIndex('contacts_by_property')
        .on('contacts')
        .columns(['property_id', 'created_at'])
        .execute();

      await db.schema
        .createTable('source_identities')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('system', key, (c) => c.notNull())
        .addColumn('external_id', key, (c) => c.notNull())
        .addColumn('contact_id', key, (c) => c.notNull().references('contacts.id'))
        .addColumn('current_record_id', key, (c) => c.notNull())
        .addColumn('first_seen_at', 'text', (c) => c.notNull())
        .addUniqueConstraint('one_identity_per_system_and_id', ['system', 'external_id'])
        .execute();
      await db.schema
        .createIndex('source_identities_by_contact')
        .on('source_identities')
        .column('contact_id')
        .execute();

      await db.schema
        .createTable('source_records')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('identity_id', key, (c) => c.notNull().references('source_identities.id'))
        .addColumn('content_hash', key, (c) => c.notNull())
        .addColumn('version', key, (c) => c.notNull())
        .addColumn('data', 'text')
        .addColumn('received_at', 'text', (c) => c.notNull())
        .addUniqueConstraint('one_record_per_version', ['identity_id', 'version', 'content_hash'])
        .execute();

      await db.schema
        .createTable('blocking_keys')
        .addColumn('key', key, (c) => c.notNull())
        .addColumn('identity_id', key, (c) => c.notNull().references('source_identities.id'))
        .addPrimaryKeyConstraint('blocking_keys_pk', ['key', 'identity_id'])
        // The key is all there is of a row; a table beside its index would hold everything twice.
        .$call((table) => (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table))
        .execute();
      await db.schema
        .createIndex('blocking_keys_by_identity')
        .on('blocking_keys')
        .column('identity_id')
        .execute();

      await db.schema
        .createTable('resolutions')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('identity_id', key, (c) => c.notNull().references('source_identities.id'))
        .addColumn('record_id', key, (c) => c.notNull().references('source_records.id').unique())
        .addColumn('contact_id', key, (c) => c.notNull().references('contacts.id'))
        .addColumn('decision', 'text', (c) =>
          c.notNull().check(sql`decision in ('auto_merge', 'manual_review', 'create_new', 'known_identity')`),
        )
        .addColumn('confidence', 'double precision', (c) => c.notNull())
        .addColumn('candidates_json', 'text', (c) => c.notNull())
        .addColumn('decided_at', 'text', (c) => c.notNull())
        .execute();

      await db.schema
        .createTable('match_reviews')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('left_contact_id', key, (c) => c.notNull().references('contacts.id'))
        .addColumn('right_contact_id', key, (c) => c.notNull().references('contacts.id'))
        .addColumn('property_id', key)
        .addColumn('confidence', 'double precision', (c) => c.notNull())
        .addColumn('explanation_json', 'text', (c) => c.notNull())
        .addColumn('status', 'text', (c) =>
          c.notNull().check(sql`status in ('open', 'decided', 'superseded')`),
        )
        .addColumn('opened_at', 'text', (c) => c.notNull())
        .addColumn('closed_at', 'text')
        .addUniqueConstraint('one_review_per_pair', ['left_contact_id', 'right_contact_id'])
        .addCheckConstraint('a_pair_has_one_order', sql`left_contact_id < right_contact_id`)
        .execute();
      await db.schema
        .createIndex('match_reviews_by_status')
        .on('match_reviews')
        .columns(['status', 'opened_at', 'id'])
        .execute();
      await db.schema
        .createIndex('match_reviews_by_right')
        .on('match_reviews')
        .column('right_contact_id')
        .execute();

      await db.schema
        .createTable('contact_relations')
        .addColumn('left_contact_id', key, (c) => c.notNull().references('contacts.id'))
        .addColumn('right_contact_id', key, (c) => c.notNull().references('contacts.id'))
        .addColumn('relation', 'text', (c) =>
          c.notNull().check(sql`relation in ('not_the_same', 'same_household')`),
        )
        .addColumn('decided_by', 'text', (c) => c.notNull())
        .addColumn('decided_at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('contact_relations_pk', ['left_contact_id', 'right_contact_id'])
        .addCheckConstraint('a_relation_has_one_order', sql`left_contact_id < right_contact_id`)
        .execute();
      await db.schema
        .createIndex('contact_relations_by_right')
        .on('contact_relations')
        .column('right_contact_id')
        .execute();

      await db.schema
        .createTable('match_decisions')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('left_contact_id', key, (c) => c.notNull().references('contacts.id'))
        .addColumn('right_contact_id', key, (c) => c.notNull().references('contacts.id'))
        .addColumn('decision', 'text', (c) =>
          c.notNull().check(sql`decision in ('merge', 'not_the_same', 'same_household', 'undecided')`),
        )
        .addColumn('decided_by', 'text', (c) => c.notNull())
        .addColumn('decided_at', 'text', (c) => c.notNull())
        .execute();

      await db.schema
        .createTable('merges')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('primary_id', key, (c) => c.notNull().references('contacts.id'))
        .addColumn('secondary_id', key, (c) => c.notNull().references('contacts.id'))
        .addColumn('cause', 'text', (c) => c.notNull().check(sql`cause in ('matched', 'person')`))
        .addColumn('confidence', 'double precision')
        .addColumn('merged_by', 'text', (c) => c.notNull())
        .addColumn('merged_at', 'text', (c) => c.notNull())
        .addColumn('primary_hash', 'text', (c) => c.notNull())
        .addColumn('secondary_hash', 'text', (c) => c.notNull())
        .addColumn('merged_hash', 'text', (c) => c.notNull())
        .addColumn('secondary_sync_json', 'text')
        .addColumn('undone_at', 'text')
        .addColumn('undone_by', 'text')
        .execute();
      await db.schema
        .createIndex('merges_by_secondary')
        .on('merges')
        .columns(['secondary_id', 'undone_at'])
        .execute();
      await db.schema.createIndex('merges_by_primary').on('merges').column('primary_id').execute();
      // A contact can be merged into one other at a time; the database holds that as well as the code.
      await sql`create unique index one_active_merge_per_secondary on merges (secondary_id) where undone_at is null`.execute(
        db,
      );
    },
  };
}
