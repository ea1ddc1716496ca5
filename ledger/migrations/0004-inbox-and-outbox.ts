import { sql, type Kysely, type Migration } from '../kysely';
import type { LedgerKind } from './index';
import { keyType } from './key-type';

/** Events we were told, effects we owe, and who did what. */
export function inboxAndOutbox(kind: LedgerKind): Migration {
  const key = keyType(kind);
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('events')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('source', key, (c) => c.notNull())
        .addColumn('event_key', key, (c) => c.notNull())
        .addColumn('type', key, (c) => c.notNull())
        .addColumn('payload', 'text')
        .addColumn('status', key, (c) =>
          c.notNull().check(sql`status in ('waiting', 'claimed', 'done', 'dead')`),
        )
        .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('replays', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('due_at', key, (c) => c.notNull())
        .addColumn('lease_token', key)
        .addColumn('lease_until', key)
        .addColumn('error_code', 'text')
        .addColumn('error', 'text')
        .addColumn('received_at', key, (c) => c.notNull())
        .addColumn('place', 'integer', (c) => c.notNull())
        .addColumn('finished_at', 'text')
        .addUniqueConstraint('one_event_per_source_and_key', ['source', 'event_key'])
        .execute();
      // Of what is still to be done only, so that it stays small however many events were ever stored.
      await db.schema
        .createIndex('events_due')
        .on('events')
        .columns(['due_at', 'place', 'id'])
        .where(sql<boolean>`status not in ('done', 'dead')`)
        .execute();
      await db.schema
        .createIndex('events_by_status')
        .on('events')
        .columns(['status', 'received_at', 'id'])
        .execute();
      await db.schema.createIndex('events_by_time').on('events').columns(['received_at', 'id']).execute();

      await db.schema
        .createTable('effects')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('idempotency_key', key, (c) => c.notNull().unique())
        .addColumn('target', key, (c) => c.notNull())
        .addColumn('operation', key, (c) => c.notNull())
        .addColumn('family', key, (c) => c.notNull())
        .addColumn('subject', key, (c) => c.notNull())
        .addColumn('version', key, (c) => c.notNull())
        .addColumn('contact_id', key)
        .addColumn('merge_id', key)
        .addColumn('payload', 'text')
        .addColumn('payload_hash', key, (c) => c.notNull())
        .addColumn('status', key, (c) =>
          c.notNull().check(sql`status in ('waiting', 'sending', 'unknown', 'done', 'dead', 'superseded')`),
        )
        .addColumn('is_unanswered', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('due_at', key, (c) => c.notNull())
        .addColumn('lease_token', key)
        .addColumn('lease_until', key)
        .addColumn('external_id', key)
        .addColumn('error_code', 'text')
        .addColumn('error', 'text')
        .addColumn('queued_at', key, (c) => c.notNull())
        .addColumn('place', 'integer', (c) => c.notNull())
        .addColumn('finished_at', 'text')
        .execute();
      await db.schema
        .createIndex('effects_due')
        .on('effects')
        .columns(['due_at', 'place', 'id'])
        .where(sql<boolean>`status not in ('done', 'dead', 'superseded')`)
        .execute();
      await db.schema
        .createIndex('effects_open_by_subject')
        .on('effects')
        .columns(['target', 'subject'])
        .where(sql<boolean>`status not in ('done', 'dead', 'superseded')`)
        .execute();
      await db.schema
        .createIndex('effects_by_status')
        .on('effects')
        .columns(['status', 'queued_at', 'id'])
        .execute();
      await db.schema.createIndex('effects_by_time').on('effects').columns(['queued_at', 'id']).execute();
      await db.schema
        .createIndex('effects_by_subject')
        .on('effects')
        .columns(['target', 'subject', 'version'])
        .execute();
      await db.schema
        .createIndex('effects_by_external_id')
        .on('effects')
        .columns(['target', 'external_id'])
        .execute();
      await db.schema.createIndex('effects_by_contact').on('effects').column('contact_id').execute();

      await db.schema
        .createTable('audit_entries')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('action', key, (c) => c.notNull())
        .addColumn('actor', 'text', (c) => c.notNull())
        .addColumn('subject_id', key, (c) => c.notNull())
        .addColumn('other_id', key)
        .addColumn('detail_json', 'text')
        .addColumn('at', key, (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('audit_entries_by_subject')
        .on('audit_entries')
        .columns(['subject_id', 'at'])
        .execute();
    },
  };
}
