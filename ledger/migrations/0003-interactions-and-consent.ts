import { sql, type Kysely, type Migration } from '../kysely';
import type { LedgerKind } from './index';
import { keyType } from './key-type';

/** What was said with a contact, and what each number and address may be used for. */
export function interactionsAndConsent(kind: LedgerKind): Migration {
  const key = keyType(kind);
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('interactions')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('system', key, (c) => c.notNull())
        .addColumn('external_id', key, (c) => c.notNull())
        .addColumn('contact_id', key, (c) => c.notNull().references('contacts.id'))
        .addColumn('kind', 'text', (c) =>
          c.notNull().check(sql`kind in ('chat', 'text', 'call', 'email', 'note', 'visit')`),
        )
        .addColumn('direction', 'text', (c) => c.check(sql`direction in ('incoming', 'outgoing')`))
        .addColumn('occurred_at', 'text', (c) => c.notNull())
        .addColumn('property_id', key)
        .addColumn('identifier', key)
        .addColumn('data', 'text')
        .addColumn('changed_at', 'text')
        .addColumn('content_hash', 'text', (c) => c.notNull())
        .addColumn('received_at', 'text', (c) => c.notNull())
        .addUniqueConstraint('one_interaction_per_system_and_id', ['system', 'external_id'])
        .execute();
      await db.schema
        .createIndex('interactions_by_contact')
        .on('interactions')
        .columns(['contact_id', 'occurred_at'])
        .execute();

      await db.schema
        .createTable('consent_statements')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('statement_key', key, (c) => c.notNull().unique())
        .addColumn('channel', key, (c) => c.notNull().check(sql`channel in ('text', 'call', 'email')`))
        .addColumn('identifier', key, (c) => c.notNull())
        .addColumn('scope', key, (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('allowed', 'denied', 'unknown')`))
        .addColumn('basis', 'text', (c) => c.notNull().check(sql`basis in ('said', 'recorded', 'merged')`))
        .addColumn('system', key, (c) => c.notNull())
        .addColumn('evidence_id', 'text')
        .addColumn('quote', 'text')
        .addColumn('contact_id', key)
        .addColumn('stated_at', 'text', (c) => c.notNull())
        .addColumn('recorded_at', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('consent_statements_by_identifier')
        .on('consent_statements')
        .columns(['identifier', 'channel', 'scope'])
        .execute();

      await db.schema
        .createTable('consents')
        .addColumn('identifier', key, (c) => c.notNull())
        .addColumn('channel', key, (c) => c.notNull())
        .addColumn('scope', key, (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('statement_id', key, (c) => c.notNull().references('consent_statements.id'))
        .addColumn('since', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('consents_pk', ['identifier', 'channel', 'scope'])
        .execute();
    },
  };
}
