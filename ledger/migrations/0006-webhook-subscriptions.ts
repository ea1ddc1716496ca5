import type { Kysely, Migration } from '../kysely';
import type { LedgerKind } from './index';
import { keyType } from './key-type';

/** The webhooks that we made at vendors, with what they sign with. */
export function webhookSubscriptions(kind: LedgerKind): Migration {
  const key = keyType(kind);
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('webhook_subscriptions')
        .addColumn('id', key, (c) => c.primaryKey())
        .addColumn('system', key, (c) => c.notNull())
        .addColumn('account', key, (c) => c.notNull())
        .addColumn('url', key, (c) => c.notNull())
        .addColumn('vendor_id', key, (c) => c.notNull())
        .addColumn('secret', 'text', (c) => c.notNull())
        .addColumn('previous_secret', 'text')
        .addColumn('events_json', 'text', (c) => c.notNull())
        .addColumn('resource_ids_json', 'text', (c) => c.notNull())
        .addColumn('created_at', 'text', (c) => c.notNull())
        .addColumn('checked_at', 'text', (c) => c.notNull())
        .addColumn('renewed_at', 'text')
        .addUniqueConstraint('one_subscription_per_system_and_url', ['system', 'url'])
        .execute();
    },
  };
}
